// spec 7 cancel: may be called from the scope's tasks
// run
// out: cancelled Cancelled
// diag: SC1202
function main() effects [Async, Clock, Io] {
  const n = atomic(0);
  const r = task.scope |s| {
    s.spawn || { clock.sleep(1h); };
    s.spawn || { n.add(1); s.cancel(); };
  };
  match r { ok -> io.println("fine?"); err e -> io.println("cancelled {}", e); }
}
