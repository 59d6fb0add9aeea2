// spec 7 join: on a fallible task it gives the value alone
// run
// out: ok 8
// out: err Bad
error Bad;
function work(n: i32) -> Result<i32, Bad> effects [Async] {
  task.yield();
  if n < 0 { return err Bad; }
  return n;
}
function both(a: i32, b: i32) -> Result<i32, Bad> effects [Async] {
  return task.scope |s| {
    const x = s.spawn || -> Result<i32, Bad> { return work(a); };
    const y = s.spawn || -> Result<i32, Bad> { return work(b); };
    return x.join() + y.join();
  };
}
function show(r: Result<i32, Bad>) effects [Io] {
  match r { ok v -> io.println("ok {}", v); err e -> io.println("err {}", e); }
}
function main() effects [Async, Io] { show(both(3, 5)); show(both(3, -5)); }
