// spec 7 guards: whichever comes first
// run
// out: Cancelled
function main() effects [Async, Clock, Io] {
  const stop = event();
  const r: Result<i32, Cancelled> = task.scope |s| {
    s.spawn || { stop.wait(); s.cancel(); };
    stop.set();
    clock.sleep(1h);
    return 7;
  };
  match r { ok v -> io.println(v); err e -> io.println(e); }
}
