// spec 7 panics: one in the body fails the scope like one in a task
// run
// out: task down
// err: 7_panic_in_the_body.sc:10:27: panic: division by zero
// exit: 101
function main() effects [Async, Clock, Io] {
  const up = event();
  task.scope |s| {
    s.spawn || { defer io.println("task down"); up.set(); clock.sleep(1h); };
    up.wait(); io.println(1 / zero());
  };
}
function zero() -> i32 { return 0; }
