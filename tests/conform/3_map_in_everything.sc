// spec 3.23 maps: in records, unions, generics, tasks, of functions and channels
// run
// out: {"a": 2, "b": 1} {1: 2, 2: 1}
// out: Stats { hits: 0, by: {"x": 4, "grown": 1} }
// out: {"a":1.5,"b":[null,"t"]}
// out: true Obj { fields: {"a": Num { v: 1.5 }, "b": Arr { items: [Null, Str { s: "t" }] }} }
// out: 2
// out: 1
// out: {"q": (), "r": ()} true Some { value: () }
// out: {1: 15, 2: 7} 2
// out: 2 7
// out: 5
// out: Some { value: 3 }
// out: {1: 7}
// out: [(), (), ()] 3
// out: 9 2 3 [18, 4, 6]
type Json = | Null | Num { v: f64 } | Str { s: String } | Arr { items: List<Json> } | Obj { fields: Map<String, Json> };
type Stats = { hits: i32, by: Map<String, i32> };
function count<T: Hash + Eq>(xs: View<T>) -> Map<T, i32> {
  var m: Map<T, i32> = Map.new();
  for x in xs { m[x] = m.get_or(x, 0) + 1; }
  return m;
}
function bump(inout n: i32) { n += 1; }
function grow(inout m: Map<String, i32>) { m["grown"] = 1; }
function show(j: Json) -> String {
  return match j {
    Null -> "null";
    Num { v } -> format("{}", v);
    Str { s } -> format("\"{}\"", s);
    Arr { items } -> "[" ++ items.map(|x| show(x)).join(",") ++ "]";
    Obj { fields } -> {
      var parts: List<String> = [];
      for (k, v) in fields { parts.push(format("\"{}\":{}", k, show(v))); }
      "{" ++ parts.join(",") ++ "}"
    }
  };
}
function main() effects [Io, Async] {
  io.println("{} {}", count(["a", "b", "a"][..]), count([1, 2, 1][..]));
  var s = Stats { hits: 0, by: Map.new() };
  s.by["x"] = 1;
  s.by["x"] += 1;
  bump(inout s.by["x"]);
  s.by["x"].bump();
  grow(inout s.by);
  io.println(s);
  var fields: Map<String, Json> = Map.new();
  fields["a"] = Num { v: 1.5 };
  fields["b"] = Arr { items: [Null, Str { s: "t" }] };
  var j = Obj { fields: fields };
  io.println(show(j));
  const k = j.clone();
  io.println("{} {}", j == k, k);
  match m2() { Some { value } -> io.println(value); None -> io.println("none"); }
  if const Some { value } = count([7][..]).get(7) { io.println(value); }
  var set: Map<String, Unit> = Map.new();
  set["q"] = ();
  set["r"] = ();
  io.println("{} {} {}", set, set.contains("q"), set.get("q"));
  var calls = 0;
  var m = Map.from([(1, 10), (2, 20)]);
  var next = || { calls += 1; return calls; };
  m[next()] += 5;
  m[next()] = 7;
  io.println("{} {}", m, calls);
  for (key, v) in m { if key == 1 { continue; } io.println("{} {}", key, v); break; }
  var fs: Map<String, function(i32) -> i32> = Map.new();
  fs["inc"] = |x| x + 1;
  io.println(fs["inc"](4));
  var chans: Map<i32, Channel<i32>> = Map.new();
  chans[1] = channel(1);
  chans[1].send(3);
  io.println(chans[1].recv());
  const total = task.scope |sc| {
    var t: Map<i32, i32> = Map.new();
    const h = sc.spawn || { task.yield(); return 5; };
    t[1] = h.join();
    for (a, b) in t { task.yield(); t2(a); }
    t[1] += t2(2);
    return t;
  };
  io.println(total);
  var us: List<Unit> = [];
  us.push(()); us.push(()); us.insert(0, ());
  io.println("{} {}", us, us.len());
  var owner: Map<String, List<i32>> = Map.new();
  owner["l"] = [3, 1, 2];
  owner["l"].sort();
  owner["l"][0] = 9;
  for x in owner["l"] { io.print("{} ", x); }
  io.println(owner["l"].map(|x| x * 2));
}
function t2(n: i32) -> i32 effects [Async] { task.yield(); return n; }
function m2() -> i32? { return Map.from([(1, 2)]).get(1); }
