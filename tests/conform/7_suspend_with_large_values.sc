// spec 3 copies: values of any size live across suspension points
// run
// out: 300 7 1200
type Big = { xs: Array<i64, 100>, tag: i32 };
function make(n: i64) -> Big effects [Async] { task.yield(); return Big { xs: [n; 100], tag: 7 }; }
function total(b: Big) -> i64 effects [Async] { var t: i64 = 0; for x in b.xs { task.yield(); t += x; } return t; }
function main() effects [Async, Io] {
  const b = make(3);
  task.yield();
  var c = b;
  for i in 0..100 { c.xs[i] += 9; }
  const t = total(b);
  io.println("{} {} {}", t, b.tag, total(c));
}
