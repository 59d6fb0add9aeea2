// A million blocked tasks, each of which keeps a list alive, while another fills the heap: with GC_PRINT_STATS=1 the
// collector tells how long each collection stops the world.
const TASKS: i32 = 1000000;

function main() effects [Async, Clock, Io] {
  const gate = event();
  const sum: Atomic<i64> = atomic(0);
  task.nursery |n| {
    for i in 0..TASKS {
      n.spawn || {
        const own: List<i64> = [i64(i), 1];
        gate.wait();
        sum.add(own[1]);
      };
    }
    n.spawn || {
      clock.sleep(1s);
      const start = clock.now();
      var last: List<i64> = [];
      for i in 0..3000000 { last = [i64(i), 2, 3]; }
      io.println("allocated for {}", clock.now() - start);
      gate.set();
    };
  };
  io.println("answer={} tasks={}", sum.load(), TASKS);
}
