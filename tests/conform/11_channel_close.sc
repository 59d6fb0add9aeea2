// spec 11 close: twice is fine; what is in the channel is still received, then there is None; an offer is refused
// run
// out: ok ()
// out: err Closed
// out: false
// out: Some { value: 1 }
// out: Some { value: 2 }
// out: None
// out: None None
function main() effects [Async, Io] {
  const ch = channel<i32>(2);
  ch.send(1);
  io.println(ch.offer(2));
  ch.close();
  ch.close();
  io.println(ch.offer(3));
  io.println(ch.try_send(3));
  io.println(ch.recv());
  io.println(ch.recv());
  io.println(ch.recv());
  io.println("{} {}", ch.recv(), ch.try_recv());
}
