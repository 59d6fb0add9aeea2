// spec 11 send: on a closed channel it panics
// run
// exit: 101
// out: deferred
// err: 11_channel_send_on_closed.sc:10:3: panic: send on a closed channel
function main() effects [Async, Io] {
  const ch = channel<i32>(1);
  defer io.println("deferred");
  ch.close();
  ch.send(1);
  io.println("not reached");
}
