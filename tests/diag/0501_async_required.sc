// reject
// diag: SC0501
function parallel_work() effects [Async] {
  task.scope |scope| { ... };
}

// cannot use task.scope without Async effect
function sync_work() {
  task.scope |scope| { ... };
  parallel_work();
}
function main() effects [Async] { parallel_work(); sync_work(); }
