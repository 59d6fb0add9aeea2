// A scope of blocked tasks is cancelled: the time from the cancel until all have unwound and the scope has
// ended. Every task counts itself in a defer, so nobody may be forgotten.
const TASKS: i64 = 100000;

function main() effects [Async, Clock, Io] {
  const started: Atomic<i64> = atomic(0);
  const ended: Atomic<i64> = atomic(0);
  var cancelled = clock.now();
  task.scope |s| {
    for i in 0..TASKS {
      s.spawn || {
        defer { ended.add(1); }
        started.add(1);
        clock.sleep(1h);
      };
    }
    while started.load() < TASKS { clock.sleep(1ms); }
    clock.sleep(200ms);
    cancelled = clock.now();
    s.cancel();
  };
  const passed = clock.now() - cancelled;
  io.println("answer={} tasks={} ns={}", ended.load(), TASKS, passed / 1ns);
}
