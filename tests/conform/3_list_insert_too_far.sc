// spec 3.16 lists: a bad index panics where the method is called
// run
// err: 3_list_insert_too_far.sc:8:3: panic: index 3 is out of range for inserting into length 2
// exit: 101
function main() effects [Io] {
  var xs: List<i32> = [1, 2];
  const by = 1;
  xs.insert(2 + by, 3);
  io.println(xs);
}
