// spec 7 type of a scope: the E of functions it is passed to is added to its own
// run
// out: Bad { n: 3 }
error Bad { n: i32 }
function start(s: Scope<Bad>) effects [Async] {
  s.spawn || -> Result<Unit, Bad> { return err Bad { n: 3 }; };
}
function main() effects [Async, Io] {
  const r = task.scope |s| { start(s); };
  match r { ok -> io.println("fine?"); err e -> io.println(e); }
}
