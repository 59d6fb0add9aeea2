// spec 8 no escape: nor be put in something that lives longer
// reject
// diag: SC0601@7
function f() -> i32 { return 1; }
function main() effects [Async] {
  var hs: List<Task<i32>> = [];
  task.scope |s| { hs.push(s.spawn(f)); };
}
