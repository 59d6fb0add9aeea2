// spec 3 evaluation: left to right: operands, arguments, fields, both sides of an assignment
// run
// out: 12345678
// out: 3 [0, 0, 6] 7 8
type P = { a: i32, b: i32 };
function t(n: i32, v: i32) -> i32 effects [Io] { io.print(n); return v; }
function add(a: i32, b: i32) -> i32 { return a + b; }
function main() effects [Io] {
  var xs = [0, 0, 0];
  const sum = add(t(1, 1), t(2, 1)) + t(3, 1);
  xs[t(4, 2)] = t(5, 5) + t(6, 1);
  const p = P { b: t(7, 8), a: t(8, 7) };
  io.println("");
  io.println("{} {} {} {}", sum, xs, p.a, p.b);
}
