// spec 7 guards: a task that changes a shared object is waited for; SC1202 says why
// run
// out: 1
// diag: SC1202
function main() effects [Async, Clock, Io] {
  const counter = atomic(0);
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || { clock.sleep(20ms); counter.add(1); s.cancel(); };
  };
  _ = r;
  io.println(counter.load());
}
