// spec 7 the end: after every task has ended the body's defers run, then the outcome is delivered
// run
// out: task
// out: body's defer
// out: after 5
function main() effects [Async, Clock, Io] {
  const v = task.scope |s| {
    defer io.println("body's defer");
    s.spawn || { clock.sleep(20ms); io.println("task"); };
    return 5;
  };
  io.println("after {}", v);
}
