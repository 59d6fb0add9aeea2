// reject
// diag: SC0601@5
function work() -> i32 { return 1; }
function main() effects [Async] {
  task.scope |s| { var h = s.spawn(work); _ = h.join(); };
}
