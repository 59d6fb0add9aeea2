// spec 7 cleanup: a defer may open a scope of its own
// run
// out: 3
function main() effects [Async, Clock, Io] {
  const n = atomic(0);
  const up = event();
  task.scope |s| {
    s.spawn || {
      defer { task.scope |c| { c.spawn || { clock.sleep(1ms); n.add(1); }; c.spawn || { n.add(2); }; }; }
      up.set();
      clock.sleep(1h);
    };
    up.wait();
    s.cancel();
  };
  io.println(n.load());
}
