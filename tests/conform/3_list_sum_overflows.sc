// spec 3.16 lists: a sum is checked like +
// run
// err: 3_list_sum_overflows.sc:7:14: panic: overflow in addition
// exit: 101
function main() effects [Io] {
  const bytes: List<u8> = [200, 100];
  io.println(bytes.sum());
}
