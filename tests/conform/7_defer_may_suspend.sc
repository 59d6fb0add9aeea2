// spec 7 cleanup: a defer may suspend, shielded from the cancel
// run
// out: start
// out: cleaned up
// out: after
function main() effects [Async, Clock, Io] {
  task.scope |s| {
    s.spawn || {
      defer { clock.sleep(30ms); task.checkpoint(); io.println("cleaned up"); }
      io.println("start");
      clock.sleep(1h);
    };
    clock.sleep(20ms);
    s.cancel();
  };
  io.println("after");
}
