// run
// out: 3
function tail(v: View<i32>) -> View<i32> { return v[1..]; }
function trim(v: View<i32>) -> View<i32> {
  var w = v;
  while w.len() > 0 && w[0] == 0 { w = w[1..]; }
  return w;
}
function main() effects [Io] {
  const xs: Array<i32, 4> = [0, 0, 2, 3];
  io.println(tail(trim(xs[..]))[0]);
}
