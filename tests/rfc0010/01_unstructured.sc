// reject
// diag: SC0210
// diag: SC0210
// The RFC's motivation: a spawn with no scope around it is refused, each one with advice.

function do_work() {}
function do_more() {}
// block 1
// unstructured: tasks can outlive the function
function process() {
  spawn do_work();  // when does this finish?
  spawn do_more();  // what if this fails?
  return;           // tasks are orphaned
}
// end of block 1

function main() { process(); }
