// reject
// diag: SC0701@6
function main() effects [Async, Io] {
  var n: i32 = 0;
  task.scope |s| { s.spawn || { n = 1; };
    io.println(n);
  };
}
