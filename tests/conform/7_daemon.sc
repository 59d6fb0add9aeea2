// spec 7 daemons: don't hold the scope open; they end after all ordinary tasks
// run
// out: task done
// out: daemon down
// out: after
function main() effects [Async, Clock, Io] {
  task.scope |s| {
    const up = event();
    s.spawn_daemon || { defer io.println("daemon down"); up.set(); while true { clock.sleep(1h); } };
    s.spawn || { up.wait(); clock.sleep(10ms); io.println("task done"); };
  };
  io.println("after");
}
