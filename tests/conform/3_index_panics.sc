// run
// exit: 101
// err: 3_index_panics.sc:5:10: panic: 
function get(xs: View<i32>, i: i32) -> i32 {
  return xs[i];
}
function main() effects [Io] {
  const xs = [1, 2];
  io.println(get(xs[..], -1));
}
