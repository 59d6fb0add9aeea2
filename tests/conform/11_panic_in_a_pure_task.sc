// A panic among tasks that only fork and join: the line of every task up to the root, the defers of
// what it leaves run from the inside out, and the exit status is that of a panic.
// run
// out: 0
// out: 1
// out: 2
// out: main
// err: 11_panic_in_a_pure_task.sc:25:49: panic: division by zero
// err:   spawned at
// err:   spawned at
// err:   spawned at
// exit: 101
function down(n: i64) -> i64 effects [Async, Io] {
  defer io.println("{}", n);
  return task.scope |s| {
    const a = s.spawn(|| if n == 0 { bad(0) } else { down(n - 1) });
    const b = s.spawn(|| plain(n));
    return a.join() + b.join();
  };
}

function plain(n: i64) -> i64 effects [Async] { return n; }

// A plain function, which knows nothing of tasks.
function divide(a: i64, b: i64) -> i64 { return a / b; }

function bad(n: i64) -> i64 effects [Async] { return divide(1, n); }

function main() effects [Async, Io] {
  defer io.println("main");
  io.println("{}", down(2));
}
