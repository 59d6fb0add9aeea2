// spec 11 channel<T>(n): n values wait in it; try_send and try_recv never wait
// run
// out: true true false
// out: 2
// out: Some { value: "a" }
// out: true
// out: Some { value: "b" } Some { value: "c" } None
// out: 0
function main() effects [Async, Io] {
  const ch = channel<String>(2);
  io.println("{} {} {}", ch.try_send("a"), ch.try_send("b"), ch.try_send("lost"));
  io.println(ch.len());
  io.println(ch.recv());
  io.println(ch.try_send("c"));
  io.println("{} {} {}", ch.try_recv(), ch.try_recv(), ch.try_recv());
  io.println(ch.len());
}
