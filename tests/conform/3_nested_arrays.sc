// spec 3 arrays: of arrays, and of records
// run
// out: [[1, 2], [3, 9]] 4
type P = { x: i32 };
function main() effects [Io] {
  var m = [[1, 2], [3, 4]];
  m[1][1] = 9;
  var ps = [P { x: 1 }, P { x: 2 }];
  ps[1].x += 2;
  io.println("{} {}", m, ps[1].x);
}
