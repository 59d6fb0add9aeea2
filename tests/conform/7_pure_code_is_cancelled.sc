// spec 7 being cancelled: code that only forks and joins is stopped by the cancel of a scope around it,
// whether it recurses or loops, and its defers run
// run
// out: fork cancelled
// out: left
// out: loop cancelled
// out: finished 0
// out: after 8
function endless(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    const a = s.spawn(|| if n == 0 { 0i64 } else { endless(n - 1) });
    const b = if n == 0 { 0i64 } else { endless(n - 1) };
    return a.join() +% b;
  };
}

function spin(n: u64) -> u64 effects [Async] {
  var x = n;
  while true { x = x +% 1; }
  return x;
}

function spins() effects [Async] {
  task.scope |s| {
    const a = s.spawn(|| spin(1));
    const b = s.spawn(|| spin(2));
    _ = a.join() +% b.join();
  };
}

function fib(n: i32) -> i64 effects [Async] {
  if n < 2 { return i64(n); }
  return task.scope |s| {
    const a = s.spawn(|| fib(n - 1));
    const b = fib(n - 2);
    return a.join() + b;
  };
}

function main() effects [Async, Clock, Io] {
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || { _ = endless(60); };
    clock.sleep(10ms);
    s.cancel();
  };
  match r { ok -> io.println("fork done"); err e -> io.println("fork cancelled"); }
  const ready = event();
  const q: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || {
      defer io.println("left");
      ready.set();
      spins();
    };
    ready.wait();
    clock.sleep(10ms);
    s.cancel();
  };
  match q { ok -> io.println("loop done"); err e -> io.println("loop cancelled"); }
  // finish() stops the tasks of the scope; what its body calls goes on
  const n = task.scope |s| {
    s.spawn || { _ = endless(60); };
    clock.sleep(10ms);
    s.finish();
    return fib(6);
  };
  io.println("finished {}", n - 8);
  io.println("after {}", fib(6));
}
