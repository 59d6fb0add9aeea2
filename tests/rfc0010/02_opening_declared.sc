// reject
// diag: SC0501
// Without inference the opening example lacks its clause, and says so once.

function do_work() {}
function do_more() {}
// block 2
function process() {
  task.scope |scope| {
    scope.spawn(do_work);
    scope.spawn(do_more);
  };  // waits for all tasks, propagates errors
}
// end of block 2

function main() effects [Async] { process(); }
