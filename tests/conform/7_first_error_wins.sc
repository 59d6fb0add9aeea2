// spec 7 errors: the scope's outcome is the first error
// run
// out: First
error First;
error Second;
function main() effects [Async, Clock, Io] {
  const r: Result<Unit, First | Second> = task.scope |s| {
    s.spawn || -> Result<Unit, First> { return err First; };
    s.spawn || -> Result<Unit, Second> {
      clock.sleep(200ms);
      return err Second;
    };
  };
  match r { ok -> io.println("fine?"); err e -> io.println(e); }
}
