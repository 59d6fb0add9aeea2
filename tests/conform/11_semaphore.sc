// spec 11: as many as there are permits, and no more
// run
// out: at most 3 of 40, and 40 were there
// out: false true false
// out: from another task
function main() effects [Async, Io] {
  const s = semaphore(3);
  const now = atomic(0);
  const most = mutex(0);
  const all = atomic(0);
  task.nursery |n| {
    for i in 0..40 {
      n.spawn || {
        s.with || {
          const here = now.add(1) + 1;
          most.with |inout m| { if here > m { m = here; } };
          task.yield();
          now.add(-1);
          all.add(1);
        };
      };
    }
  };
  io.println("at most {} of 40, and {} were there", most.with |inout m| { m }, all.load());
  const empty = semaphore(0);
  const first = empty.try_acquire();
  empty.release();
  io.println("{} {} {}", first, empty.try_acquire(), empty.try_acquire());
  const signal = semaphore(0);
  task.scope |scope| {
    scope.spawn || { task.yield(); signal.release(); };
    signal.acquire();
    io.println("from another task");
  };
}
