// spec 7 type of a scope: a body whose result is a `Result<V, F>` gives V and adds F
// run
// out: 4
// out: stopped
// out: Bad
error Bad;
function may(n: i32) -> Result<i32, Bad> { if n == 0 { return err Bad; } return n; }
function f(n: i32) -> Result<i32, Bad> effects [Async, Clock, Io] {
  return task.scope |s| {
    const v = may(n)?;
    return v + 1;
  };
}
function g() -> Result<i32, Bad> effects [Async, Clock, Io] {
  const up = event();
  return task.scope |s| {
    s.spawn || { defer io.println("stopped"); up.set(); clock.sleep(1h); };
    up.wait();
    const v = check may(0);
    return v + 1;
  };
}
function main() effects [Async, Clock, Io] {
  match f(3) { ok v -> io.println(v); err e -> io.println(e); }
  match g() { ok v -> io.println(v); err e -> io.println(e); }
}
