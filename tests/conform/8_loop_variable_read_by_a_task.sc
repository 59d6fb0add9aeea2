// reject
// diag: SC0701@5
function main() effects [Async, Io] {
  var i: i32 = 0;
  task.scope |s| { while i < 4 { s.spawn || { io.println(i); }; i += 1; } };
}
