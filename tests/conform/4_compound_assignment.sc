// spec 4 assignment: the place of a compound assignment is evaluated once, and before the value
// run
// out: place value [0, 7] 7
// out: P { x: 3, q: Q { n: 8 } }
// out: 10 20
// out: (4, 5)
// out: [[1, 9], [3, 4]]
type Q = { n: i32 };
type P = { x: i32, q: Q };
function at(inout log: String) -> usize { log = log ++ "place "; return 1; }
function val(inout log: String) -> i32 { log = log ++ "value "; return 5; }
function add(inout xs: List<i32>, inout p: P) { xs[0] += 10; xs[1] *= 2; p.q.n += 3; p.x -= 1; }
function main() effects [Io] {
  var log = "";
  var xs: List<i32> = [0, 2];
  xs[at(inout log)] += val(inout log);
  io.println("{}{} {}", log, xs, xs[1]);
  var ys: List<i32> = [0, 10];
  var p = P { x: 4, q: Q { n: 5 } };
  add(inout ys, inout p);
  io.println(p);
  io.println("{} {}", ys[0], ys[1]);
  var t = (1, 5);
  t.0 += 3;
  io.println(t);
  var g = [[1, 2], [3, 4]];
  g[0][1] += 7;
  io.println(g);
  var d = 1s;
  d += 500ms;
  d *= 2;
  d /= 3;
  var f = 1.5;
  f /= 2.0;
  var u = 7u8;
  u %= 4;
  assert(d == 1s && f == 0.75 && u == 3);
}
