// check
// A scope: blocks of its tasks in the frame, the body inlined, join, the body's defers, outcome.
error Bad { n: i32 }
function may_fail(n: i32) -> Result<i32, Bad> { return err Bad { n: n }; }
pub function both(a: i32, b: i32) -> Result<i32, Bad> effects [Async, Io] {
  return task.scope |s| {
    defer io.println("closed");
    const left = s.spawn || -> Result<i32, Bad> { return may_fail(a); };
    const right = may_fail(b)?;
    return left.join() + right;
  };
}
