// spec 7 join: declared or inferred: a `?` makes the task fallible
// run
// out: Bad
error Bad;
function fail() -> Result<i32, Bad> { return err Bad; }
function main() effects [Async, Io] {
  const r = task.scope |s| { s.spawn || { const n = fail()?; io.println(n); }; };
  match r { ok -> io.println("fine?"); err e -> io.println(e); }
}
