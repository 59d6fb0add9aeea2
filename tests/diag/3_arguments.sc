// reject
// diag: SC0403@14
// diag: SC0403@15
// diag: SC0403@16
// diag: SC0403@17
// diag: SC0403@18
// diag: SC0403@19
// diag: SC0403@20
// diag: SC0403@21
type Point = { x: i32, y: i32 };
function grow(inout n: i32, by: i32) { n += by; }
function main() effects [Io] {
  var n = 1;
  grow(inout n);
  grow(n, 1);
  grow(inout n, by: 1);
  io.println("{} and {}", n);
  io.println("{", n);
  const p = Point { x: 1 };
  match p { Point { x } -> { _ = x; } }
  const xs: List<i32, i32> = [];
}
