// spec 8 no race: what a task reads is closed to the writes of the body
// reject
// diag: SC0701@6
function main() effects [Async, Io] {
  var n = 0;
  task.scope |s| { s.spawn || { io.println(n); }; n = 1; };
}
