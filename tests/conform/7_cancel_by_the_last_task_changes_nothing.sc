// spec 7 cancel: one by the last ordinary task after the body's value changes nothing
// run
// out: 5
// diag: SC1202
function main() effects [Async, Clock, Io] {
  const n = atomic(0);
  const r: Result<i32, Cancelled> = task.scope |s| {
    s.spawn || { clock.sleep(20ms); n.add(1); s.cancel(); };
    return 5;
  };
  match r { ok v -> io.println(v); err e -> io.println("cancelled?"); }
}
