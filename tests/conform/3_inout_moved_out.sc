// spec 3 inout: what is lent may be moved away if another value is put in its place on every way out
// run
// out: swapped [1, 2] [3]
// out: taken [] [1, 2, 3]
// out: loop 4 [2]
// out: whole S { items: [2], n: 1 } S { items: [], n: 0 }
// out: error [2]
// out: defer 1 []
// out: closure [5] [6]
// out: scope 3 [9]
// out: match 1 None
type S = { items: List<i32>, n: i32 };
error Bad;

function eat(move xs: List<i32>) -> usize { return xs.len(); }

function positive(n: i32) -> Result<i32, Bad> {
  ensure n > 0 else err Bad;
  return n;
}

function swap(inout a: List<i32>, inout b: List<i32>) {
  const t = a;
  a = b;
  b = t;
}

function take(inout s: S) -> List<i32> {
  const t = s.items;
  s.items = [];
  return t;
}

function push(inout s: S, x: i32) {
  var t = s.items;
  t.push(x);
  s.items = t;
}

function loops(inout s: S) -> usize {
  var n = 0usize;
  for i in 0..3 {
    n += eat(s.items);
    s.items = [i];
  }
  return n + 1;
}

function replace(inout s: S) -> S {
  const old = s;
  s = S { items: [], n: 0 };
  return old;
}

function may_fail(inout s: S, n: i32) -> Result<i32, Bad> {
  const t = s.items;
  const m = match positive(n) {
    ok m -> m;
    err e -> { s.items = t; return err e; }
  };
  s.items = [m];
  return m;
}

function by_defer(inout s: S) -> usize {
  defer s.items = [];
  return eat(s.items);
}

function in_scope(inout xs: List<i32>) -> usize effects [Async] {
  return task.scope |s| {
    const mine = xs;
    const h = s.spawn || { mine.len() };
    xs = [9];
    return h.join();
  };
}

function next(inout slot: List<i32>?) -> usize {
  const n = match slot { Some { value } -> eat(value); None -> 0; };
  slot = None;
  return n;
}

function main() effects [Io, Async] {
  var a: List<i32> = [3];
  var b: List<i32> = [1, 2];
  swap(inout a, inout b);
  io.println("swapped {} {}", a, b);
  var s = S { items: a, n: 1 };
  push(inout s, 3);
  const t = take(inout s);
  io.println("taken {} {}", s.items, t);
  s.items = [0];
  io.println("loop {} {}", loops(inout s), s.items);
  var u = replace(inout s);
  io.println("whole {} {}", u, s);
  _ = may_fail(inout u, -1);
  io.println("error {}", u.items);
  io.println("defer {} {}", by_defer(inout u), u.items);
  const exchange = |inout xs: List<i32>| { const old = xs; xs = [6]; old };
  var c: List<i32> = [5];
  io.println("closure {} {}", exchange(inout c), c);
  var d: List<i32> = [1, 2, 3];
  io.println("scope {} {}", in_scope(inout d), d);
  var slot: List<i32>? = Some { value: [4] };
  io.println("match {} {}", next(inout slot), slot);
}
