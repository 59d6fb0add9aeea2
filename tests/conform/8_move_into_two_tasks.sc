// spec 8: nor by two tasks
// reject
// diag: SC0410@7
function take(move xs: List<i32>) { }
function main() effects [Async] {
  const xs: List<i32> = [1];
  task.scope |s| { s.spawn || { take(xs); }; s.spawn || { take(xs); }; };
}
