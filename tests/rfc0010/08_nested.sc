// run
// out: after

function work() {}
function main() effects [Async, Io] {
// block 8
task.scope |outer| {
  outer.spawn || {
    task.scope |inner| {
      // if outer is cancelled, inner is too
      inner.spawn(work);
    };
  };
};
// end of block 8
  io.println("after");
}
