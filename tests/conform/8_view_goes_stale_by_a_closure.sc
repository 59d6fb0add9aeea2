// reject
// diag: SC0703@7
function main() effects [Io] {
  var xs: List<i32> = [1, 2, 3];
  const grow = || { xs.push(4); };
  const u = xs[..];
  grow();
  io.println(u[0]);
}
