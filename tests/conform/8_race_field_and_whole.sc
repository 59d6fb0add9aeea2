// spec 8 no race: a field and the whole are not
// reject
// diag: SC0701@7
type P = { x: i32, y: i32 };
function main() effects [Async, Io] {
  var p = P { x: 0, y: 0 };
  task.scope |s| { s.spawn || { p.x = 1; }; s.spawn || { io.println(p); }; };
}
