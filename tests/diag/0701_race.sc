// reject
// diag: SC0701
function main() effects [Async] {
  var n: i32 = 0;
  task.scope |s| {
    s.spawn || { n += 1; };
    s.spawn || { n += 1; };
  };
}
