// spec 7 cancel: reported as the only field-less error that no task can produce
// run
// out: Late
error Late;
error Bad { n: i32 }
function f() -> Result<i32, Bad | Late> effects [Async, Clock] {
  return task.scope |s| {
    s.spawn || -> Result<Unit, Bad> { clock.sleep(1h); return err Bad { n: 1 }; };
    s.cancel();
    return 3;
  };
}
function main() effects [Async, Clock, Io] { match f() { ok v -> io.println(v); err e -> io.println(e); } }
