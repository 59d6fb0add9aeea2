// spec 7 deadlock: the report says who waits to send and who to receive
// run
// exit: 102
// err: deadlock: every task waits and nothing can wake one
// err: main waits for its tasks
// err: 11_channel_deadlock.sc:12:5 waits to send to a channel
// err: 11_channel_deadlock.sc:13:5 waits to receive from a channel
// workers: 1
function main() effects [Async] {
  const a = channel<i32>(0);
  task.scope |s| {
    s.spawn || { a.send(1); a.send(2); };
    s.spawn || { _ = a.recv(); const b = channel<i32>(1); _ = b.recv(); };
  };
}
