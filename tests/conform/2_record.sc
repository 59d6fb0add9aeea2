// spec 2 types: records, their fields and field assignment
// run
// out: 3.5 7
type P = { x: f64, n: i32 };
function main() effects [Io] {
  var p = P { x: 3.5, n: 4 };
  p.n += 3;
  io.println("{} {}", p.x, p.n);
}
