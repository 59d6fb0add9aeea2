// spec 7 cancel: one by the last ordinary task after the body's value changes nothing
// run
// out: 5
// diag: SC1202
// Nothing tells a task that the body has returned, so the pause is long enough for a busy machine.
function main() effects [Async, Clock, Io] {
  const n = atomic(0);
  const leaving = event();
  const r: Result<i32, Cancelled> = task.scope |s| {
    s.spawn || { leaving.wait(); clock.sleep(300ms); n.add(1); s.cancel(); };
    { defer leaving.set(); return 5; }
  };
  match r { ok v -> io.println(v); err e -> io.println("cancelled?"); }
}
