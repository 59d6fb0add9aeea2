// spec 7 errors: the value is always the first error, also if a defer fails afterwards
// run
// out: late defer
// out: First
error First;
function main() effects [Async, Clock, Io] {
  const up = event();
  const r = task.scope |s| {
    s.spawn || { defer { clock.sleep(1ms); io.println("late defer"); } up.set(); clock.sleep(1h); };
    s.spawn || -> Result<Unit, First> { up.wait(); return err First; };
  };
  match r { ok -> io.println("fine?"); err e -> io.println(e); }
}
