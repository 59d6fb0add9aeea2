// spec 3 evaluation: operands wait in order, and keep their values, across suspension points
// run
// out: 123456
// out: 6 15 [3, 4]
function t(n: i32) -> i32 effects [Async, Io] { io.print(n); task.yield(); return n; }
function add(a: i32, b: i32, c: i32) -> i32 { return a + b + c; }
function main() effects [Async, Io] {
  const a = t(1) + t(2) * 1 + add(0, 0, t(3));
  const b = add(t(4), t(5), t(6));
  io.println("");
  const xs = [t0(3), t0(4)];
  io.println("{} {} {}", a, b, xs);
}
function t0(n: i32) -> i32 effects [Async] { task.yield(); return n; }
