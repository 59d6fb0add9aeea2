// spec 3.16 lists: an index that is negative panics
// run
// err: 3_list_negative_index.sc:9:17: panic: value does not fit in u64
// exit: 101
function main() effects [Io] {
  var xs: List<i32> = [1, 2];
  var i = 0;
  i -= 1;
  _ = xs.remove(i);
  io.println(xs);
}
