// spec 8 views: after its last use the source is free
// run
// out: 1
// out: 2
function main() effects [Io] {
  var xs: List<i32> = [1];
  const u = xs[..];
  io.println(u[0]);
  xs.push(4);
  io.println(xs.len());
}
