// spec 7 errors: an inner scope's error goes on through `?` in the outer body
// run
// out: inner down
// out: outer down
// out: Bad
error Bad;
function f() -> Result<i32, Bad> effects [Async, Clock, Io] {
  const outer_up = event();
  const inner_up = event();
  return task.scope |outer| {
    outer.spawn || { defer io.println("outer down"); outer_up.set(); clock.sleep(1h); };
    outer_up.wait();
    const x = (task.scope |inner| {
      inner.spawn || { defer io.println("inner down"); inner_up.set(); clock.sleep(1h); };
      const h = inner.spawn || -> Result<i32, Bad> { inner_up.wait(); return err Bad; };
      return h.join();
    })?;
    return x + 1;
  };
}
function main() effects [Async, Clock, Io] { match f() { ok v -> io.println(v); err e -> io.println(e); } }
