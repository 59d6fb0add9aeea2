// spec 4 closures: kept in records and lists, passed down a tree, with state, and taking functions themselves
// run
// out: 11
// out: b0 0 b1 5 b2 10 
// out: 3 4
// out: 36
// out: ["a", "b"]
// out: 8
type Btn = { label: String, on: function(i32) -> i32 };
type Tree = | Leaf | Node { l: Tree, v: i32, r: Tree };
function counter() -> function() -> i32 { const base = 10; return || base + 1; }
function make(n: i32) -> List<Btn> {
  var out: List<Btn> = [];
  for i in 0..n { out.push(Btn { label: format("b{}", i), on: |x| x * i }); }
  return out;
}
function each(t: Tree, f: function(i32)) {
  match t { Leaf -> {} Node { l, v, r } -> { each(l, f); f(v); each(r, f); } }
}
function fix(n: i32) -> i32 {
  const walk = |k: i32| -> i32 { if k <= 0 { return 0; } return k + 1; };
  return walk(n);
}
function memo() -> i32 {
  var cache: List<(i32, i32)> = [];
  const square = |n: i32| {
    for (k, v) in cache { if k == n { return v; } }
    cache.push((n, n * n));
    n * n
  };
  const a = square(3) + square(3) + square(4);
  return a + i32(cache.len());
}
function main() effects [Io] {
  io.println(counter()());
  for b in make(3) { io.print("{} {} ", b.label, (b.on)(5)); }
  io.println("");
  var sum = 0;
  each(Node { l: Node { l: Leaf, v: 1, r: Leaf }, v: 2, r: Leaf }, |v| { sum += v; });
  io.println("{} {}", sum, fix(3));
  io.println(memo());
  var log: List<String> = [];
  const say = |s: String| { log.push(s); };
  say("a");
  say("b");
  io.println(log);
  const compose = |f: function(i32) -> i32, g: function(i32) -> i32| f(g(1));
  io.println(compose(|x| x + 1, |x| x * 7));
}
