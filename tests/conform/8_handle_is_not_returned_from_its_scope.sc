// reject
// diag: SC0601@5
function work() -> i32 { return 1; }
function main() effects [Async] {
  const h = task.scope |s| { return s.spawn(work); };
}
