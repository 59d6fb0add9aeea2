// check
error Bad;
function fail() -> Result<Unit, Bad> { return err Bad {}; }
function f() -> Result<i32, Bad> effects [Async] {
  defer { for i in 0..3 { if i == 1 { break; } continue; } }
  defer { const g = || -> i32 { return 1; }; _ = g(); }
  defer task.scope |s| { s.spawn || { task.yield(); }; };
  return ok 2;
}
function main() effects [Async] { _ = f(); }
