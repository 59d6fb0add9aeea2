// spec 7 guards: work that panics doesn't wait for the guard
// run
// err: 7_guard_work_panics.sc:6:63: panic: division by zero
// exit: 101
function main() effects [Async, Clock, Io] {
  const r = with_timeout(1h, || -> i32 { task.yield(); return one() / zero(); });
  match r { ok v -> io.println(v); err e -> io.println(e); }
}
function zero() -> i32 { return 0; }
function one() -> i32 { return 1; }
