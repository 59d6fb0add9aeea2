// reject
// diag: SC0501
// One error, in sync_work and nowhere else.
// block 10
function parallel_work() effects [Async] {
  task.scope |scope| { ... };
}

// cannot use task.scope without Async effect
function sync_work() {  // no Async effect
  task.scope |scope| { ... };  // error: Async effect required
}
// end of block 10

function main() effects [Async] {
  parallel_work();
  sync_work();
}
