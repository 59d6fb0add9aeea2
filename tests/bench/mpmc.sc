// Four producers and four consumers share one channel of 64 places.
const MESSAGES: i64 = 2000000;

function main() effects [Async, Clock, Io] {
  const values: Channel<i64> = channel<i64>(64);
  const sum: Atomic<i64> = atomic(0);
  const start = clock.now();
  task.scope |all| {
    for c in 0..4 {
      all.spawn || {
        var own: i64 = 0;
        for v in values { own += v; }
        sum.add(own);
      };
    }
    task.scope |producers| {
      for p in 0..4 {
        producers.spawn || {
          var i = i64(p);
          while i < MESSAGES {
            values.send(i);
            i += 4;
          }
        };
      }
    };
    values.close();
  };
  const passed = clock.now() - start;
  io.println("answer={} tasks={} ns={}", sum.load(), MESSAGES, passed / 1ns);
}
