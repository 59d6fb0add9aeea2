// spec 7 panics: a panic outranks an error
// run
// err: 7_panic_outranks_an_error.sc:8:37: panic: division by zero
// exit: 101
error Bad;
function main() effects [Async, Clock, Io] {
  const r: Result<Unit, Bad> = task.scope |s| {
    s.spawn || { defer { io.println(1 / zero()); } clock.sleep(1h); };
    s.spawn || -> Result<Unit, Bad> { clock.sleep(20ms); return err Bad; };
  };
  match r { ok -> io.println("fine?"); err e -> io.println("error?"); }
}
function zero() -> i32 { return 0; }
