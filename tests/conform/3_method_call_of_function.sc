// spec 3 methods: `x.f(a)` calls a function `f(x, a)` in scope
// run
// out: 7 25
type V = { x: i32, y: i32 };
function plus(a: V, n: i32) -> i32 { return a.x + a.y + n; }
function square(n: i32) -> i32 { return n * n; }
function main() effects [Io] {
  const v = V { x: 1, y: 2 };
  const five = 5;
  io.println("{} {}", v.plus(4), five.square());
}
