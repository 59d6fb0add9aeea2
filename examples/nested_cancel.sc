// Scopes nest, and a cancel goes down, never up: cancelling the outer scope ends the inner ones, their
// tasks run their defers, which may even sleep, and only then does the outer scope report.
// run
// out: three workers are up
// out: workers stopped: 3
// out: the crew was cancelled
function worker(up: Event, waiting: Atomic<i32>, stopped: Atomic<i32>) effects [Async, Clock] {
  defer {
    clock.sleep(5ms); // a defer may wait: it is shielded from the cancel that started it
    stopped.add(1);
  }
  if waiting.add(-1) == 1 { up.set(); }
  clock.sleep(1h);
}

function crew(up: Event, stopped: Atomic<i32>) effects [Async, Clock] {
  const waiting = atomic(3);
  task.scope |inner| {
    for i in 0..3 {
      inner.spawn || { worker(up, waiting, stopped); };
    }
  };
}

function main() effects [Async, Clock, Io] {
  const up = event();
  const stopped = atomic(0);
  const r: Result<Unit, Cancelled> = task.scope |outer| {
    outer.spawn || { crew(up, stopped); };
    up.wait();
    io.println("three workers are up");
    outer.cancel();
  };
  io.println("workers stopped: {}", stopped.load());
  match r {
    ok -> io.println("the crew went home");
    err e -> io.println("the crew was cancelled");
  }
}
