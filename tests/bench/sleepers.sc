// Tasks that all sleep for two seconds at once: what a blocked task holds in memory, and how much later
// than two seconds after the start the last one ends. Starting them all is part of that.
const TASKS: i64 = 1000000;

function main() effects [Async, Clock, Io] {
  const woken: Atomic<i64> = atomic(0);
  const start = clock.now();
  task.nursery |n| {
    for i in 0..TASKS {
      n.spawn || {
        clock.sleep(2s);
        woken.add(1);
      };
    }
  };
  const passed = clock.now() - start;
  io.println("answer={} tasks={} ns={}", woken.load(), TASKS, passed / 1ns);
}
