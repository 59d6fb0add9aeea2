// spec 7 guards: may also wait for an event
// run
// out: 7
function main() effects [Async, Clock, Io] {
  const stop = event();
  const r: Result<i32, Cancelled> = task.scope |s| {
    s.spawn || { stop.wait(); s.cancel(); };
    return 7;
  };
  match r { ok v -> io.println(v); err e -> io.println(e); }
}
