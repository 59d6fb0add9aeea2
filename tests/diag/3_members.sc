// reject
// diag: SC0405@11
// diag: SC0405@12
// diag: SC0405@13
// diag: SC0405@14
// diag: SC0405@15
// diag: SC0405@16
type Point = { left: i32, top: i32 };
type Shape = | Circle { r: f64 } | Dot;
function look(p: Point, s: Shape, xs: List<i32>, r: Result<i32, Timeout>) effects [Io] {
  _ = p.lft;
  _ = s.r;
  _ = xs.length();
  _ = r.len();
  io.printl(1);
  _ = Shape.Dott;
}
function main() {}
