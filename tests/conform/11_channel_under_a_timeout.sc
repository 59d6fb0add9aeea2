// spec 7: a receive under a timeout; the channel works on after it
// run
// out: err Timeout
// out: ok Some { value: 5 }
function main() effects [Async, Clock, Io] {
  const ch = channel<i32>(0);
  io.println(with_timeout(5ms, || ch.recv()));
  task.scope |s| {
    s.spawn || { ch.send(5); };
    io.println(with_timeout(1h, || ch.recv()));
  };
}
