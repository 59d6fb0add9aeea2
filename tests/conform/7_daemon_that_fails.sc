// spec 7 daemons: one that fails, fails the scope
// run
// out: Bad
error Bad;
function main() effects [Async, Clock, Io] {
  const r = task.scope |s| {
    s.spawn_daemon || -> Result<Unit, Bad> { clock.sleep(10ms); return err Bad; };
    s.spawn || { clock.sleep(1h); };
  };
  match r { ok -> io.println("fine?"); err e -> io.println(e); }
}
