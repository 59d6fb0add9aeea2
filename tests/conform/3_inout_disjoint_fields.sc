// spec 3 arguments: disjoint fields are disjoint places
// run
// out: 1 2
type P = { x: i32, y: i32 };
function two(inout a: i32, inout b: i32) { a = 1; b = 2; }
function main() effects [Io] {
  var p = P { x: 0, y: 0 };
  two(inout p.x, inout p.y);
  io.println("{} {}", p.x, p.y);
}
