// run
// out: 1
// out: 4
function main() effects [Io] {
  var xs: List<i32> = [1, 2, 3];
  const u = xs[..];
  io.println(u[0]);
  xs.push(4);
  io.println(xs.len());
}
