// run
// out: 1
// out: 2
function next(inout v: View<i32>) -> i32 { const x = v[0]; v = v[1..]; return x; }
function main() effects [Io] {
  const xs: Array<i32, 2> = [1, 2];
  var v = xs[..];
  io.println(next(inout v));
  io.println(next(inout v));
}
