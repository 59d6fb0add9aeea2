// spec 11, 6: making a channel, try_send, try_recv, close and len need no effect; also what waits is served by them
// run
// out: 3 of 3
// out: Some { value: 9 }
// out: None
function drain(ch: Channel<i32>) -> i32 {
  var n = 0;
  while match ch.try_recv() { Some { value } -> { n += value; } }
  return n;
}

function give(ch: Channel<i32>, v: i32) -> Bool { return ch.try_send(v); }

function main() effects [Async, Io] {
  const ch = channel<i32>(0);
  task.scope |s| {
    s.spawn || { ch.send(1); };
    s.spawn || { ch.send(2); };
    var got = 0;
    while got < 3 { got += drain(ch); task.yield(); }
    io.println("{} of 3", got);
    s.spawn || { io.println(ch.recv()); };
    while !give(ch, 9) { task.yield(); }
  };
  ch.close();
  io.println(ch.try_recv());
}
