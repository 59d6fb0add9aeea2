// spec 7 guards: one without a normal exit is no guard: it holds the scope open
// run
// out: Timeout true
function main() effects [Async, Clock, Io] {
  const beat = atomic(0);
  const r = with_timeout(1s, || {
    task.scope |s| { s.spawn || { while true { clock.sleep(1ms); beat.add(1); } }; };
  });
  match r { ok -> io.println("ok?"); err e -> io.println("{} {}", e, beat.load() > 0); }
}
