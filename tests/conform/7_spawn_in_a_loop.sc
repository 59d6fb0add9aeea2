// spec 7 spawning: also in loops; constants are captured by value
// run
// out: 4950
function main() effects [Async, Io] {
  const sum = atomic(0);
  task.scope |s| {
    for i in 0..100 { s.spawn || { sum.add(i); }; }
  };
  io.println(sum.load());
}
