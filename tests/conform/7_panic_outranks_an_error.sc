// spec 7 panics: a panic outranks an error
// run
// err: 7_panic_outranks_an_error.sc:9:37: panic: division by zero
// exit: 101
error Bad;
function main() effects [Async, Clock, Io] {
  const up = event();
  const r: Result<Unit, Bad> = task.scope |s| {
    s.spawn || { defer { io.println(1 / zero()); } up.set(); clock.sleep(1h); };
    s.spawn || -> Result<Unit, Bad> { up.wait(); return err Bad; };
  };
  match r { ok -> io.println("fine?"); err e -> io.println("error?"); }
}
function zero() -> i32 { return 0; }
