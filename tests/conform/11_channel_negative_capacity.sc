// spec 11: the capacity is an integer of any type that is not negative
// run
// exit: 101
// out: 200
// err: 11_channel_negative_capacity.sc:12:7: panic: the capacity of a channel is negative
function main() effects [Io] {
  const small: u8 = 200;
  const ch = channel<i32>(small);
  while ch.try_send(1) {}
  io.println(ch.len());
  const n = -1;
  _ = channel<i32>(n);
}
