// spec 12 an error that leaves `main` is printed, and the program exits with 1
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
