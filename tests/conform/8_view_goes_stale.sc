// spec 8 views: while a view is used later on, its source may not be changed
// reject
// diag: SC0703@6
function main() effects [Io] {
  var xs: List<i32> = [1]; const u = xs[..];
  xs.push(4);
  io.println(u[0]);
}
