// spec 7 scopes: a scope ends only after every task has ended
// run
// out: 3
function main() effects [Async, Clock, Io] {
  const done = atomic(0);
  task.scope |s| {
    s.spawn || { clock.sleep(30ms); done.add(1); };
    s.spawn || { done.add(1); };
    s.spawn || { task.yield(); done.add(1); };
  };
  io.println(done.load());
}
