// spec 7 panics: one in the body fails the scope like one in a task
// run
// out: task down
// err: 7_panic_in_the_body.sc:9:35: panic: division by zero
// exit: 101
function main() effects [Async, Clock, Io] {
  task.scope |s| {
    s.spawn || { defer io.println("task down"); clock.sleep(1h); };
    clock.sleep(20ms); io.println(1 / zero());
  };
}
function zero() -> i32 { return 0; }
