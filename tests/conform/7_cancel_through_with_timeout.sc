// spec 7 cancel: an outer cancel unwinds through and never becomes an inner scope's `Timeout`
// run
// out: unwound
// out: outer
function main() effects [Async, Clock, Io] {
  const up = event();
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || {
      defer io.println("unwound");
      match with_timeout(1h, || { up.set(); clock.sleep(2h); }) {
        ok -> io.println("ok?");
        err e -> io.println("timeout?");
      }
    };
    up.wait();
    s.cancel();
  };
  match r { ok -> io.println("fine?"); err e -> io.println("outer"); }
}
