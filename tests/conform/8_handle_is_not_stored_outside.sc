// reject
// diag: SC0601@6
function work() -> i32 { return 1; }
function main() effects [Async] {
  var hs: List<Task<i32>> = [];
  task.scope |s| { hs.push(s.spawn(work)); };
}
