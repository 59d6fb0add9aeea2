// spec 7 cleanup: a defer may suspend, shielded from the cancel
// run
// out: start
// out: cleaned up
// out: after
function main() effects [Async, Clock, Io] {
  const up = event();
  task.scope |s| {
    s.spawn || {
      defer { clock.sleep(30ms); task.checkpoint(); io.println("cleaned up"); }
      io.println("start");
      up.set();
      clock.sleep(1h);
    };
    up.wait();
    s.cancel();
  };
  io.println("after");
}
