// run
// out: after
// A handle may be left alone: the scope waits for its task all the same.

function compute() -> i32 { return 6 * 7; }
function main() effects [Async, Io] {
// block 4
task.scope |scope| {
  const handle = scope.spawn(compute);
  // handle is only valid inside this scope
};
// handle is not accessible here
// end of block 4
  io.println("after");
}
