// spec 3.16 lists: a bad index panics where the method is called, also behind another method
// run
// err: 3_list_remove_from_nothing.sc:7:3: panic: index 2 is out of range for length 2
// exit: 101
function main() effects [Io] {
  var xs: List<i32> = [1, 2];
  xs.swap(0, xs.len());
  io.println(xs);
}
