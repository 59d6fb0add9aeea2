// reject
// diag: SC0703@6
function main() effects [Io] {
  var d: Array<i32, 4> = [0; 4];
  const v: View<mut i32> = d[..];
  io.println(d[0]);
  v[0] = 1;
}
