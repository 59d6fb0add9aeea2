// reject
// diag: SC0606
function work() { }
function main() effects [Async] {
  task.scope |s| {
    s.spawn || { s.spawn(work); };
  };
}
