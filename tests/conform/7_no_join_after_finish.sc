// reject
// diag: SC0410@9
// diag: SC0410@14
function main() effects [Async, Clock] {
  const n = task.scope |s| {
    const a = s.spawn || -> i32 { return 1; };
    const first = a.join();
    s.finish();
    return first + a.join();
  };
  task.scope |s| {
    const a = s.spawn || -> i32 { return n; };
    if n > 1 { s.finish(); s.finish(); }
    _ = a.join();
  };
}
