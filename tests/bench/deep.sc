// A task that spawns a task that spawns a task, ten million levels down, each waiting for the one below:
// the depth of tasks is bounded by memory alone, and this tells how much of it a level takes.
const LEVELS: i64 = 10000000;

function down(levels: i64) -> i64 effects [Async] {
  if levels == 0 { return 0; }
  return task.scope |s| {
    const below = s.spawn(|| down(levels - 1));
    return below.join() + 1;
  };
}

function main() effects [Async, Clock, Io] {
  const start = clock.now();
  const answer = down(LEVELS);
  const passed = clock.now() - start;
  io.println("answer={} tasks={} ns={}", answer, LEVELS, passed / 1ns);
}
