// spec 7 guards: work that fails doesn't wait for the guard
// run
// out: Bad
error Bad;
function fail() -> Result<i32, Bad> effects [Async] { task.yield(); return err Bad; }
function f() -> Result<i32, Bad | Timeout> effects [Async, Clock] {
  return task.scope |s| {
    const work = s.spawn(fail);
    s.spawn || { clock.sleep(1h); s.cancel(); };
    return work.join();
  };
}
function main() effects [Async, Clock, Io] { match f() { ok v -> io.println(v); err e -> io.println(e); } }
