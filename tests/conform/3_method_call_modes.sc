// spec 3 methods: a function's first parameter may be inout, move or generic
// run
// out: 3 [1, 2, 3] 6
// out: 5
// out: 9 true
type Counter = { n: i32 };
type Stack<T> = { items: List<T> };
function bump(inout c: Counter, by: i32) { c.n += by; }
function total(xs: View<i32>) -> i32 { var s = 0; for x in xs { s += x; } return s; }
function add<T>(inout s: Stack<T>, move x: T) { s.items.push(x); }
function size<T>(s: Stack<T>) -> usize { return s.items.len(); }
function into_items<T>(move s: Stack<T>) -> List<T> { return s.items; }
function double(x: i32) -> i32 { return x * 2; }
function is_in<T: Eq>(x: T, xs: View<T>) -> Bool { for y in xs { if x == y { return true; } } return false; }
function main() effects [Io] {
  var s: Stack<i32> = Stack { items: [] };
  s.add(1);
  s.add(2);
  s.add(3);
  const n = s.size();
  const items = s.into_items();
  io.println("{} {} {}", n, items, items[..].total());
  var c = Counter { n: 2 };
  c.bump(3);
  io.println(c.n);
  io.println("{} {}", 4.double() + 1, 3.is_in(items[..]));
}
