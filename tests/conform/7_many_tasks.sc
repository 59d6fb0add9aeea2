// run
// out: 100000
// out: 1000
function main() effects [Async, Clock, Io] {
  const n = atomic(0);
  task.nursery |s| {
    for i in 0..100000 { s.spawn || { n.add(1); }; }
  };
  io.println(n.load());
  const woken = atomic(0);
  task.scope |s| {
    for i in 0..1000 {
      s.spawn || { clock.sleep(5ms); woken.add(1); };
    }
  };
  io.println(woken.load());
}
