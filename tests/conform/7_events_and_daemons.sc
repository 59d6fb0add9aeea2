// run
// out: woken by 7
// out: worked
// out: daemon stopped
// out: after
// out: ready
function main() effects [Async, Clock, Io] {
  const ready = event();
  const value = atomic(0);
  task.scope |s| {
    s.spawn || {
      ready.wait();
      io.println("woken by {}", value.load());
    };
    clock.sleep(2ms);
    value.store(7);
    ready.set();
  };
  const up = event();
  task.scope |s| {
    s.spawn_daemon || {
      defer io.println("daemon stopped");
      up.set();
      clock.sleep(1h);
    };
    s.spawn || { up.wait(); io.println("worked"); };
  };
  io.println("after");
  ready.wait();
  io.println("ready");
}
