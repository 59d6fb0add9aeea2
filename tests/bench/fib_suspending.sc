// Fibonacci with a task at every call and no cutoff, as in fib.sc, with a wait that is never reached: so
// every task is one that may suspend, with a scope that may be cancelled.
const N: i32 = 35;

function fib(n: i32) -> i64 effects [Async, Clock] {
  if n < 2 { return i64(n); }
  if n > 1000 { clock.sleep(1ms); }
  return task.scope |s| {
    const a = s.spawn(|| fib(n - 1));
    const b = fib(n - 2);
    return a.join() + b;
  };
}

// How many calls of `fib` spawn: fib(n + 1) - 1.
function tasks(n: i32) -> i64 {
  var a: i64 = 0;
  var b: i64 = 1;
  for i in 0..=n {
    const c = a + b;
    a = b;
    b = c;
  }
  return a - 1;
}

function main() effects [Async, Clock, Io] {
  const start = clock.now();
  const answer = fib(N);
  const passed = clock.now() - start;
  io.println("answer={} tasks={} ns={}", answer, tasks(N), passed / 1ns);
}
