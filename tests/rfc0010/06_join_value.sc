// run
// out: 42
// The same block as the value of a declaration.

function expensive_compute() -> i32 { return 40; }
function another_compute() -> i32 { return 2; }
function main() effects [Async, Io] {
  const total =
// block 6
task.scope |scope| {
  const task1 = scope.spawn || -> i32 { return expensive_compute(); };
  const task2 = scope.spawn || -> i32 { return another_compute(); };

  const result1 = task1.join();
  const result2 = task2.join();

  return result1 + result2;
};
// end of block 6
  io.println(total);
}
