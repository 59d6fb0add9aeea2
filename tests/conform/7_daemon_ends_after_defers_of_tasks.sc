// spec 7 daemons: end after the ordinary tasks' defers, also on cancel
// run
// out: task down
// out: daemon down
// out: after
function main() effects [Async, Clock, Io] {
  const up = event();
  task.scope |s| {
    s.spawn_daemon || { defer io.println("daemon down"); up.set(); clock.sleep(1h); };
    s.spawn || { defer { clock.sleep(5ms); io.println("task down"); } clock.sleep(1h); };
    up.wait();
    clock.sleep(20ms);
    s.cancel();
  };
  io.println("after");
}
