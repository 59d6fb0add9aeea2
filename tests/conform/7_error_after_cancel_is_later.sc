// spec 7 cancel: an error after a cancel is a later error
// run
// out: Cancelled
error Bad;
function main() effects [Async, Clock, Io] {
  const r: Result<Unit, Cancelled | Bad> = task.scope |s| {
    s.spawn || -> Result<Unit, Bad> { s.cancel(); return err Bad; };
    clock.sleep(1h);
  };
  match r { ok -> io.println("fine?"); err e -> io.println(e); }
}
