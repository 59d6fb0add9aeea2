// run
// out: stopped
// out: Cancelled
// A loop that never waits is left at its back edge.
function spin(count: Atomic<i64>, up: Event) effects [Async, Io] {
  defer io.println("stopped");
  up.set();
  while true { count.add(1); }
}
function main() effects [Async, Clock, Io] {
  const count = atomic(0i64);
  const up = event();
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || { spin(count, up); };
    up.wait();
    s.cancel();
  };
  match r { ok -> io.println("no"); err e -> io.println(e); }
}
