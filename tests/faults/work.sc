// What failures are injected into: tasks of all kinds, timers, events, a cancel, strings and lists. Prints
// the same whoever runs what.
function fib(n: i64) -> i64 effects [Async] {
  if n < 2 { return n; }
  const both = task.scope |s| {
    const a = s.spawn || { return fib(n - 1); };
    const b = fib(n - 2);
    return a.join() + b;
  };
  return both;
}

// Many sleepers that wake, and as many that are cancelled in their sleep.
function sleepers(count: i64) -> i64 effects [Async, Clock] {
  const ended: Atomic<i64> = atomic(0);
  task.nursery |n| {
    for i in 0..count {
      n.spawn || {
        clock.sleep(1ms);
        ended.add(1);
      };
    }
  };
  const started: Atomic<i64> = atomic(0);
  task.scope |s| {
    for i in 0..count {
      s.spawn || {
        defer { ended.add(1); }
        started.add(1);
        clock.sleep(1h);
      };
    }
    while started.load() < count { clock.sleep(1ms); }
    s.cancel();
  };
  return ended.load();
}

// A relay: each task waits for the event of the one before it.
function relay(count: i64) -> i64 effects [Async, Clock] {
  const reached: Atomic<i64> = atomic(0);
  task.scope |s| {
    var before = event();
    const first = before;
    for i in 0..count {
      const from = before;
      const to = event();
      before = to;
      s.spawn || {
        from.wait();
        reached.add(1);
        to.set();
      };
    }
    clock.sleep(1ms);
    first.set();
    before.wait();
  };
  return reached.load();
}

function text(count: i64) -> usize {
  var lines: List<String> = [];
  for i in 0..count { lines.push("line " ++ "after line "); }
  return lines.len();
}

function main() effects [Async, Clock, Io] {
  io.println("fib {}", fib(15));
  io.println("relay {}", relay(200));
  io.println("text {}", text(2000));
  io.println("sleepers {}", sleepers(300));
}
