// spec 7 daemons: end after the ordinary tasks' defers, also on cancel
// run
// out: task down
// out: daemon down
// out: after
function main() effects [Async, Clock, Io] {
  const daemon_up = event();
  const task_up = event();
  task.scope |s| {
    s.spawn_daemon || { defer io.println("daemon down"); daemon_up.set(); clock.sleep(1h); };
    s.spawn || { defer { clock.sleep(5ms); io.println("task down"); } task_up.set(); clock.sleep(1h); };
    daemon_up.wait();
    task_up.wait();
    s.cancel();
  };
  io.println("after");
}
