// reject
// diag: SC0301
// The comment in the block, put to the test: outside its scope the handle is no name at all.

function compute() -> i32 { return 6 * 7; }
function main() effects [Async, Io] {
// block 4
task.scope |scope| {
  const handle = scope.spawn(compute);
  // handle is only valid inside this scope
};
// handle is not accessible here
// end of block 4
  io.println(handle.join());
}
