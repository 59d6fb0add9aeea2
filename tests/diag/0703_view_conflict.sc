// reject
// diag: SC0703
function main() effects [Io] {
  var xs: List<i32> = [1, 2, 3];
  const first = xs[..1];
  xs.push(4);
  io.println(first[0]);
}
