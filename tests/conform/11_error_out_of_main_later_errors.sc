// spec 7 later errors: printed under an error that reaches `main`
// run
// err: error: First
// exit: 1
error First;
function main() -> Result<Unit, First> effects [Async, Clock] {
  return task.scope |s| {
    s.spawn || -> Result<Unit, First> { return err First; };
    clock.sleep(1h);
  };
}
