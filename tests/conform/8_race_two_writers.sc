// spec 8 no race: and to other tasks
// reject
// diag: SC0701@8
function main() effects [Async, Io] {
  var n = 0;
  task.scope |s| {
    s.spawn || { n = n + 1; };
    s.spawn || { n = n + 1; };
  };
  io.println(n);
}
