// Ten workers, all of which have run something, and then nothing to do for a while: what waiting costs.
// The measure is the time the processor spends in the whole process, taken for two lengths of rest.
const REST: i64 = 1;

function spin(n: i64) -> i64 {
  var x: i64 = 1;
  for i in 0..n { x = x *% 31 +% i; }
  return x & 1;
}

function main() effects [Async, Clock, Io] {
  const done: Atomic<i64> = atomic(0);
  const start = clock.now();
  task.nursery |n| {
    for i in 0..1000 {
      n.spawn || {
        const odd = spin(2000);
        done.add(1 + odd - odd);
      };
    }
  };
  clock.sleep(1s * REST);
  const passed = clock.now() - start;
  io.println("answer={} tasks={} ns={}", done.load(), REST, passed / 1ns);
}
