// reject
// diag: SC0606@5
function work() { }
function main() effects [Async] { task.scope |s| {
  const go_on = || { s.spawn(work); };
  go_on();
}; }
