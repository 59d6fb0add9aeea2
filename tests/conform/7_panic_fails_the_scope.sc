// spec 7 panics: siblings are cancelled and waited for, defers run, and it comes out as a panic
// run
// out: sibling down
// out: main down
// err: 7_panic_fails_the_scope.sc:12:10: panic: division by zero
// err:   spawned at
// exit: 101
function divide(a: i32, b: i32) -> i32 effects [Async] {
  task.yield();
  // the panic is printed with this line,
  // and with that of the spawn below
  return a / b;
}
function main() effects [Async, Clock, Io] {
  defer io.println("main down");
  const up = event();
  task.scope |s| {
    s.spawn || { defer io.println("sibling down"); up.set(); clock.sleep(1h); };
    up.wait();
    s.spawn || { _ = divide(1, 0); };
  };
  io.println("not here");
}
