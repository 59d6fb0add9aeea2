// spec 7 the end: it waits whether the body falls off the end or returns a value
// run
// out: 5 1
function main() effects [Async, Clock, Io] {
  const done = atomic(0);
  const v = task.scope |s| {
    s.spawn || { clock.sleep(20ms); done.add(1); };
    return 5;
  };
  io.println("{} {}", v, done.load());
}
