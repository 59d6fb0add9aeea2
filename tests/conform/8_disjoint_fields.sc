// run
// out: 3 4
type P = { x: i32, y: i32 };
function main() effects [Async, Io] {
  var p = P { x: 0, y: 0 };
  task.scope |s| { s.spawn || { p.x = 3; }; s.spawn || { p.y = 4; }; };
  io.println("{} {}", p.x, p.y);
}
