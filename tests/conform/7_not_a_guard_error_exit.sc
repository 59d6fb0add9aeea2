// spec 7 guards: one that can fail is waited for
// run
// out: Bad
error Bad;
function probe() -> Result<Unit, Bad> { return err Bad; }
function main() effects [Async, Clock, Io] {
  const r: Result<Unit, Bad | Cancelled> = task.scope |s| {
    s.spawn || -> Result<Unit, Bad> { clock.sleep(20ms); check probe(); s.cancel(); return ok; };
  };
  match r { ok -> io.println("fine?"); err e -> io.println(e); }
}
