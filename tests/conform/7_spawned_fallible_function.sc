// spec 7 join: a named function with an errors clause is fallible
// run
// out: Bad
error Bad;
function fail() -> i32 errors [Bad] { return err Bad; }
function main() effects [Async, Io] {
  const r = task.scope |s| { const h = s.spawn(fail); return h.join() + 1; };
  match r { ok v -> io.println(v); err e -> io.println(e); }
}
