// run
// out: none: ok 1
// out: only the defer: err Bad { n: 1 }
// out: first wins: err Bad { n: 7 }
// out: two defers: err Bad { n: 2 }
// out: jump: err Bad { n: 3 }
// out: scope: err Bad { n: 4 }
// out: scope and body: err Bad { n: 8 }
// out: async: err Bad { n: 5 }
error Bad { n: i32 }
function close(n: i32) -> Result<Unit, Bad> { if n == 0 { return ok; } return err Bad { n: n }; }
function slow_close(n: i32) -> Result<Unit, Bad> effects [Async] { task.yield(); return close(n); }
function plain(n: i32) -> Result<i32, Bad> { defer check close(n); return ok 1; }
function first() -> Result<i32, Bad> { defer check close(1); return err Bad { n: 7 }; }
function both() -> Result<i32, Bad> { defer check close(1); defer check close(2); return 1; }
function jump() -> Result<i32, Bad> {
  for i in 0..3 {
    defer check close(3);
    if i == 0 { continue; }
  }
  return 0;
}
function scope(n: i32) -> Result<i32, Bad> effects [Async] {
  return task.scope |s| {
    defer check slow_close(4);
    s.spawn || { task.yield(); };
    if n != 0 { return err Bad { n: n }; }
    return 1;
  };
}
function slow() -> Result<i32, Bad> effects [Async] { defer check slow_close(5); return 1; }
function main() effects [Async, Io] {
  io.println("none: {}", plain(0));
  io.println("only the defer: {}", plain(1));
  io.println("first wins: {}", first());
  io.println("two defers: {}", both());
  io.println("jump: {}", jump());
  io.println("scope: {}", scope(0));
  io.println("scope and body: {}", scope(8));
  io.println("async: {}", slow());
}
