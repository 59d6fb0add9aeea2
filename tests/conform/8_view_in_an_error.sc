// spec 8 escape: an error goes up, so it refers to nothing that ends below
// reject
// diag: SC0603@12
// diag: SC0603@17
// diag: SC0603@24
// diag: SC0603@31
// diag: SC0603@38
// diag: SC0603@42
error Bad { v: View<i32> }
function fail(v: View<i32>) -> Result<i32, Bad> { return err Bad { v: v }; }
function question() -> Result<i32, Bad> {
  const a = [1]; return ok fail(a[..])?;
}
function question_in_a_scope() -> Result<i32, Bad> effects [Async] {
  return task.scope |s| {
    const a = [1];
    check fail(a[..]);
    return 1;
  };
}
function cancel() -> Result<i32, Bad> effects [Async] {
  return task.scope |s| {
    const a = [1];
    s.cancel(err Bad { v: a[..] });
    return 1;
  };
}
function cancel_by_a_task() -> Result<i32, Bad> effects [Async] {
  return task.scope |s| {
    const a = [1];
    s.spawn || { s.cancel(err Bad { v: a[..] }); };
    return 1;
  };
}
function failing_task() -> Result<i32, Bad> effects [Async] {
  return task.scope |s| {
    const a = [1]; const v = a[..];
    s.spawn || -> Result<i32, Bad> { return err Bad { v: v }; };
    return 1;
  };
}
function through_a_parameter(s: Scope<Bad>, v: View<i32>) { s.cancel(err Bad { v: v }); }
function main() {}
