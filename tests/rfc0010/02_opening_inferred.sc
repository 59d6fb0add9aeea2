// run
// flags: --infer-effects
// out: done
// The opening example has no effects clause: it compiles where effects are inferred.

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

function main() effects [Async, Io] {
  process();
  io.println("done");
}
