// spec 7 guards: one that cancels another scope is waited for
// run
// out: outer cancelled
function main() effects [Async, Clock, Io] {
  const r: Result<Unit, Cancelled> = task.scope |outer| {
    task.scope |inner| {
      inner.spawn || { clock.sleep(20ms); outer.cancel(); };
    };
    io.println("not here");
  };
  match r { ok -> io.println("fine?"); err e -> io.println("outer cancelled"); }
}
