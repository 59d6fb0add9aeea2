// spec 11: nobody begins a turn before all have ended the last one
// run
// out: 20 turns of 5 in order
// out: 3 went on without the one that was cancelled
function main() effects [Async, Io] {
  const b = barrier(5);
  const log: Mutex<List<i32>> = mutex([]);
  task.nursery |n| {
    for i in 0..5 {
      n.spawn || {
        for turn in 0..20 {
          log.with |inout l| { l.push(turn); };
          b.wait();
        }
      };
    }
  };
  const turns = log.with |inout l| { l.clone() };
  var in_order = turns.len() == 100;
  for i in 0..turns.len() { if turns[i] != i32(i / 5) { in_order = false; } }
  io.println("20 turns of 5 {}", if in_order { "in order" } else { "in disorder" });
  const three = barrier(3);
  const through = atomic(0);
  task.scope |s| {
    s.spawn || { three.wait(); through.add(1); };
    task.scope |inner| {
      inner.spawn || { three.wait(); through.add(100); };
      for k in 0..10 { task.yield(); }
      inner.finish();
    };
    s.spawn || { three.wait(); through.add(1); };
    for k in 0..10 { task.yield(); }
    three.wait();
    through.add(1);
  };
  io.println("{} went on without the one that was cancelled", through.load());
}
