// A million tasks that do next to nothing, spawned by one loop into one nursery: what a task costs whose
// handle nobody keeps, and whether memory stays flat while a producer outruns everybody.
const TASKS: i64 = 1000000;

function main() effects [Async, Clock, Io] {
  const done: Atomic<i64> = atomic(0);
  const start = clock.now();
  task.nursery |n| {
    for i in 0..TASKS {
      n.spawn || { done.add(1); };
    }
  };
  const passed = clock.now() - start;
  io.println("answer={} tasks={} ns={}", done.load(), TASKS, passed / 1ns);
}
