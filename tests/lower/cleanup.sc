// check
// A cleanup that suspends runs in a shield, with the shield as its scope; one that fails gives its
// error to the block unless that is left with one already.
error Bad;
function close() -> Result<Unit, Bad> effects [Async] { task.yield(); return ok; }
pub function use(n: i32) -> Result<i32, Bad> effects [Async] {
  defer check close();
  for i in 0..n { task.checkpoint(); }
  return n;
}
