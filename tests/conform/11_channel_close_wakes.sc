// spec 11 close: whoever waits to receive gets None, whoever waits in an offer is refused
// run
// any-order
// out: receiver None
// out: receiver None
// out: loop over
// out: offer err Closed
// out: offer err Closed
function main() effects [Async, Io] {
  const empty = channel<String>(0);
  const full = channel<String>(1);
  const waiting = atomic(0);
  full.send("kept");
  task.scope |s| {
    for i in 0..2 { s.spawn || { waiting.add(1); io.println("receiver {}", empty.recv()); }; }
    s.spawn || { waiting.add(1); for v in empty { io.println(v); } io.println("loop over"); };
    for i in 0..2 { s.spawn || { waiting.add(1); io.println("offer {}", full.offer("not sent")); }; }
    while waiting.load() < 5 { task.yield(); }
    for i in 0..3 { task.yield(); }
    empty.close();
    full.close();
  };
  assert(match full.recv() { Some { value } -> value == "kept"; None -> false; });
  assert(full.len() == 0);
}
