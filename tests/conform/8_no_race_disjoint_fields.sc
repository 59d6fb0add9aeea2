// spec 8 no race: disjoint fields are disjoint
// run
// out: 1 2
type P = { x: i32, y: i32 };
function main() effects [Async, Io] {
  var p = P { x: 0, y: 0 };
  task.scope |s| { s.spawn || { p.x = 1; }; s.spawn || { p.y = 2; }; };
  io.println("{} {}", p.x, p.y);
}
