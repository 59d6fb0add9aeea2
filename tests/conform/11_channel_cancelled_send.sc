// spec 7 being cancelled: a send that is cancelled while it waits did not happen; its defers run
// run
// out: unwound
// out: Cancelled
// out: Some { value: "second" }
function main() effects [Async, Io] {
  const ch = channel<String>(0);
  const waiting = event();
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || {
      defer io.println("unwound");
      waiting.set();
      ch.send("first");
      io.println("not reached");
    };
    waiting.wait();
    s.cancel();
  };
  match r { ok v -> {}; err e -> io.println(e); }
  task.scope |s| {
    s.spawn || { ch.send("second"); };
    io.println(ch.recv());
  };
}
