// spec 7 cancel: reaches through calls, scopes and joins, and defers run from the inside out
// run
// out: d3
// out: d2
// out: d1
// out: cancelled
function level(n: i32, ready: Event) effects [Async, Clock, Io] {
  defer io.println("d{}", n);
  if n == 3 { ready.set(); clock.sleep(1h); return; }
  task.scope |s| { const h = s.spawn || { level(n + 1, ready); }; h.join(); };
}
function main() effects [Async, Clock, Io] {
  const ready = event();
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || { level(1, ready); };
    ready.wait();
    s.cancel();
  };
  match r { ok -> io.println("fine?"); err e -> io.println("cancelled"); }
}
