// spec 8 views: while a `View<mut T>` is used later its source may not be touched
// reject
// diag: SC0703@6
function main() effects [Io] {
  var d = [1, 2]; const v: View<mut i32> = d[..];
  io.println(d[0]);
  v[0] = 1;
}
