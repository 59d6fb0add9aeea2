// spec 3 function values: a generic function is a value where the type arguments are known
// run
// out: 5 a 7 [2, 3, 4]
// out: 3 [1, 2] true [(1, 1)]
// out: 10 ["x", "x"]
// out: 4 (4, true)
// out: spawned 9
// out: field 6
type Op<T> = { run: function(T) -> T };
function same<T: Copy>(x: T) -> T { return x; }
function inc(x: i32) -> i32 { return x + 1; }
function pair<T: Copy>(x: T) -> (T, T) { return (x, x); }
function map<A: Copy, B>(xs: View<A>, f: function(A) -> B) -> List<B> {
  var out: List<B> = [];
  for x in xs { out.push(f(x)); }
  return out;
}
function apply<A, B>(f: function(A) -> B, a: A) -> B { return f(a); }
function equal<T: Eq>(a: T, b: T) -> Bool { return a == b; }
function both<T>(f: function(T, T) -> Bool, a: T, b: T) -> Bool { return f(a, b); }
function twice<T: Copy>(n: i32, x: T) -> List<T> {
  const f: function(T) -> T = same;
  return map([f(x); 2][..], same);
}
function ten<T>() -> i32 { return 10; }
function start() -> i32 { return 9; }
function default<T: Copy>(f: function() -> T) -> T { return f(); }
const F: function(i32) -> (i32, i32) = pair;
function main() effects [Io, Async] {
  const f: function(i32) -> i32 = same;
  const g: function(String) -> String = same;
  const fs = [same, inc];
  io.println("{} {} {} {}", f(5), g("a"), fs[0](7), map([1, 2, 3][..], inc));
  io.println("{} {} {} {}", apply(same, 3), map([1, 2][..], same), both(equal, "a", "a"), map([1][..], pair));
  var list: List<function(i32) -> i32> = [];
  list.push(same);
  io.println("{} {}", list[0](10), twice(1, "x"));
  io.println("{} {}", F(4).0, (4, (if true { equal } else { equal })(1, 1)));
  const n = task.scope |s| { const h = s.spawn || { default(start) }; return h.join(); };
  io.println("spawned {}", n);
  const op: Op<i32> = Op { run: same };
  io.println("field {}", op.run(6));
}
