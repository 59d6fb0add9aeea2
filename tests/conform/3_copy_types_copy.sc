// spec 3 copies: assignment of a copy type copies, it never aliases
// run
// out: 1 2
// out: [1, 2] [9, 2]
// out: 5 6
type P = { x: i32 };
function main() effects [Io] {
  const p = P { x: 1 };
  var q = p;
  q.x = 2;
  io.println("{} {}", p.x, q.x);
  const a = [1, 2];
  var b = a;
  b[0] = 9;
  io.println("{} {}", a, b);
  var t = (5, 0);
  const u = t;
  t.0 = 6;
  io.println("{} {}", u.0, t.0);
}
