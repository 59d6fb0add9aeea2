// spec 8 no race: what a task writes is closed to the body
// reject
// diag: SC0701@6
function main() effects [Async, Io] {
  var n = 0;
  task.scope |s| { s.spawn || { n = 1; }; io.println(n); };
}
