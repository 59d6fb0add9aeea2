// spec 11: a task that is cancelled while it waits takes nothing, and those behind it get their turn
// run
// out: 64 of 64, then 2
function main() effects [Async, Io] {
  const s = semaphore(1);
  const got = atomic(0);
  for round in 0..64 {
    s.acquire();
    task.scope |outer| {
      const cancelled = event();
      outer.spawn || {
        task.scope |inner| {
          for i in 0..3 { inner.spawn || { s.with || { got.add(1000); }; }; }
          task.yield();
          inner.finish();
        };
        cancelled.set();
      };
      outer.spawn || {
        cancelled.wait();
        s.with || { got.add(1); };
      };
      cancelled.wait();
      s.release();
    };
  }
  s.release();
  s.acquire();
  s.acquire();
  io.println("{} of 64, then {}", got.load(), if s.try_acquire() { 3 } else { 2 });
}
