// spec 6 effects: pure functions are callable everywhere
// run
// out: 5
function pure(n: i32) -> i32 { return n + 1; }
function main() effects [Async, Io] {
  io.println(task.scope |s| { return pure(4); });
}
