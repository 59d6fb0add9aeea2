// spec 7 tail spawn: never if `Unit` is expected
// run
// out: ok
error Bad;
function may() -> Result<i32, Bad> { return 1; }
function main() effects [Async, Io] {
  const q: Result<Unit, Bad> = task.scope |s| { s.spawn || -> Result<i32, Bad> { return may(); }; };
  match q { ok -> io.println("ok"); err e -> io.println(e); }
}
