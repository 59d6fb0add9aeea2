// spec 3 indices: a bad index panics, in a list too
// run
// err: 3_index_list.sc:7:3: panic: index 2 is out of range for length 2
// exit: 101
function main() effects [Io] {
  var xs: List<i32> = [1, 2]; const i = 2;
  xs[i] = 5;
  io.println(xs.len());
}
