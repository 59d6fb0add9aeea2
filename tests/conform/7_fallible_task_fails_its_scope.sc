// spec 7 join: a task that yields `err` fails its scope: siblings are cancelled and waited for
// run
// out: stopped
// out: Bad { n: 1 }
error Bad { n: i32 }
function main() effects [Async, Clock, Io] {
  const up = event();
  const r = task.scope |s| {
    s.spawn || { defer io.println("stopped"); up.set(); clock.sleep(1h); io.println("not here"); };
    s.spawn || -> Result<Unit, Bad> { up.wait(); return err Bad { n: 1 }; };
  };
  match r { ok -> io.println("fine?"); err e -> io.println(e); }
}
