// spec 3 values: copies are independent; lists are moved; records in arrays are copied
// run
// out: 1 9 [1, 2] [5, 2]
// out: P { x: 1 } P { x: 4 }
type P = { x: i32 };
function main() effects [Io] {
  var a = P { x: 1 };
  var b = a;
  b.x = 9;
  var c = [1, 2];
  var d = c;
  d[0] = 5;
  io.println("{} {} {} {}", a.x, b.x, c, d);
  var ps = [P { x: 1 }, P { x: 2 }];
  var q = ps[0];
  q.x = 4;
  io.println("{} {}", ps[0], q);
}
