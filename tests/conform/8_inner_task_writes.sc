// reject
// diag: SC0701@6
function main() effects [Async] {
  var n: i32 = 0;
  task.scope |s| { s.spawn || { task.scope |t| { t.spawn || { n += 1; }; }; };
    n = 1;
  };
}
