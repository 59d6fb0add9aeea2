// spec 7 tail spawn: a body that ends in a spawn yields that task's value, if one is expected
// run
// out: ok 5
// out: err Bad
// out: 6
error Bad;
function may(good: Bool) -> Result<i32, Bad> { if good { return 5; } return err Bad; }
function f(good: Bool) -> Result<i32, Bad> effects [Async] {
  return task.scope |s| {
    s.spawn || -> Result<i32, Bad> { return may(good)?; };
  };
}
function g() -> i32 effects [Async] { return task.scope |s| { s.spawn || -> i32 { return 6; } }; }
function main() effects [Async, Io] {
  match f(true) { ok v -> io.println("ok {}", v); err e -> io.println("err {}", e); }
  match f(false) { ok v -> io.println("ok {}", v); err e -> io.println("err {}", e); }
  io.println(g());
}
