// reject
// diag: SC0701@6
function main() effects [Async, Io] {
  var n: i32 = 0;
  task.scope |s| { s.spawn || { io.println(n); };
    n = 1;
  };
}
