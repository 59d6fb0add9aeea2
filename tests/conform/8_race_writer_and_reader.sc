// spec 8 no race: a reader beside a writer
// reject
// diag: SC0701@8
function main() effects [Async, Io] {
  var n = 0;
  task.scope |s| {
    s.spawn || { io.println(n); };
    s.spawn || { n = 1; };
  };
}
