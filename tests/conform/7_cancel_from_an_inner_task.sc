// spec 7 cancel: and from inner tasks; every task below is cancelled
// run
// out: inner down
// out: outer cancelled
function main() effects [Async, Clock, Io] {
  const r: Result<Unit, Cancelled> = task.scope |outer| {
    task.scope |inner| {
      const waiting = event();
      inner.spawn || { defer io.println("inner down"); waiting.set(); clock.sleep(1h); };
      inner.spawn || { waiting.wait(); outer.cancel(); };
    };
    io.println("not here");
  };
  match r { ok -> io.println("fine?"); err e -> io.println("outer cancelled"); }
}
