// reject
// diag: SC0703@6
function main() effects [Io] {
  var xs: List<i32> = [1, 2, 3];
  const u = xs[..];
  xs.push(4);
  io.println(u[0]);
}
