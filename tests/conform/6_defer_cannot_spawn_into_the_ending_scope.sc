// reject
// diag: SC0505@6
function work() { }
function main() effects [Async] {
  task.scope |s| {
    defer { s.spawn(work); }
    s.spawn(work);
  };
}
