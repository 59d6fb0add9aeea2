// spec 8: no use after a move into a task
// reject
// diag: SC0410@8
function take(move xs: List<i32>) { }
function main() effects [Async, Io] {
  const xs: List<i32> = [1];
  task.scope |s| { s.spawn || { take(xs); };
    io.println(xs.len()); };
}
