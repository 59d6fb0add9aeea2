// spec 7 cancel: returns at once, the end waits, the value reports; twice is fine
// run
// out: still here true
// out: stopped
// out: cancelled
function main() effects [Async, Clock, Io] {
  const started = event();
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || { defer io.println("stopped"); started.set(); clock.sleep(1h); io.println("not here"); };
    started.wait();
    s.cancel();
    s.cancel();
    io.println("still here {}", task.cancelled());
  };
  match r { ok -> io.println("fine?"); err e -> io.println("cancelled"); }
}
