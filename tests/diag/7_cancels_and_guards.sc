// reject
// diag: SC0804@9
// diag: SC0804@12
// diag: SC0802@14
// diag: SC1202@17
error Late { by: Duration }
error Bad;
function unnamed() -> Result<Unit, Late> effects [Async] {
  return task.scope |s| { s.cancel(); };
}
function stop(s: Scope) {
  s.cancel();
}
function fail(n: Nursery) effects [Async] { n.spawn || -> Result<Unit, Bad> { return err Bad; }; }
function beat(count: Atomic<i32>) -> Result<Unit, Cancelled> effects [Async, Clock] {
  return task.scope |s| {
    s.spawn || {
      clock.sleep(1s);
      count.add(1);
      s.cancel();
    };
  };
}
function main() {}
