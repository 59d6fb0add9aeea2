// spec 11 close: a send that waits, or comes later, panics; its value is not received
// run
// exit: 101
// err: panic: send on a closed channel
// err: 11_channel_close_while_sending.sc:11:5
function main() effects [Async] {
  const ch = channel<i32>(0);
  defer assert(match ch.try_recv() { Some { value } -> false; None -> true; }, "received");
  const waiting = event();
  task.scope |s| {
    s.spawn || { waiting.set(); ch.send(1); };
    waiting.wait();
    ch.close();
  };
}
