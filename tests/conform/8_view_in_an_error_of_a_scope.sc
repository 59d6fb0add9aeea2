// spec 8 views: the error of a scope refers to what its tasks gave it
// reject
// diag: SC0703@10
// diag: SC0703@19
error Bad { v: View<i32> }
function failing_task() effects [Async, Io] {
  var xs: List<i32> = [1];
  const r: Result<i32, Bad> =
    task.scope |s| { s.spawn || -> Result<i32, Bad> { return err Bad { v: xs[..] }; }; return 1; };
  xs.push(3);
  match r { ok v -> io.println(v); err Bad { v } -> io.println(v[0]); }
}
function cancel() effects [Async, Io] {
  var xs: List<i32> = [1];
  const r: Result<i32, Bad> = task.scope |s| {
    s.spawn || { s.cancel(err Bad { v: xs[..] }); };
    return 1;
  };
  xs.push(3);
  match r { ok v -> io.println(v); err Bad { v } -> io.println(v[0]); }
}
function main() effects [Async, Io] { failing_task(); cancel(); }
