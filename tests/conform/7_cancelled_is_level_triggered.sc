// spec 7 being cancelled: every suspension point of a cancelled task unwinds
// run
// out: first cleanup
// out: second cleanup
// out: done
function main() effects [Async, Clock, Io] {
  const up = event();
  task.scope |s| {
    s.spawn || {
      defer io.println("second cleanup");
      defer io.println("first cleanup");
      up.set();
      clock.sleep(1h);
      clock.sleep(1h);
      io.println("not here");
    };
    up.wait();
    s.cancel();
  };
  io.println("done");
}
