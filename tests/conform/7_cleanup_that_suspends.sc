// run
// out: working
// out: closing
// out: closed
// out: outer closed
// out: Cancelled
function close(name: String) effects [Async, Clock, Io] {
  io.println("closing");
  clock.sleep(20ms);
  io.println(name);
}
function work(up: Event) effects [Async, Clock, Io] {
  defer {
    task.scope |s| {
      s.spawn || { clock.sleep(1ms); };
    };
    io.println("outer closed");
  }
  defer close("closed");
  io.println("working");
  up.set();
  clock.sleep(1h);
  io.println("not here");
}
function main() effects [Async, Clock, Io] {
  const up = event();
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || { work(up); };
    up.wait();
    s.cancel();
  };
  match r { ok -> io.println("no"); err e -> io.println(e); }
}
