// spec 7 cancel: not as an error that a task of the scope can itself produce
// reject
// diag: SC0804@8
error Busy;
function f() -> Result<i32, Busy> effects [Async] {
  return task.scope |s| {
    s.spawn || -> Result<Unit, Busy> { return err Busy; };
    s.cancel();
    return 3;
  };
}
function main() { }
