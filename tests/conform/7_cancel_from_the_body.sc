// spec 7 cancel: returns at once, the end waits, the value reports; twice is fine
// run
// out: stopped
// out: the body went on: true
// out: cancelled
function main() effects [Async, Clock, Io] {
  const started = event();
  var went_on = false;
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || { defer io.println("stopped"); started.set(); clock.sleep(1h); io.println("not here"); };
    started.wait();
    s.cancel();
    s.cancel();
    went_on = task.cancelled();
  };
  io.println("the body went on: {}", went_on);
  match r { ok -> io.println("fine?"); err e -> io.println("cancelled"); }
}
