// spec 4 assignment: to all kinds of places
// run
// out: R { p: P { x: 5, y: 2 }, xs: [1, 9], t: (3, P { x: 4, y: 4 }) }
// out: [[0, 0], [0, 5]] [8, 2]
// out: Some { value: 3 }
type P = { x: i32, y: i32 };
type R = { p: P, xs: List<i32>, t: (i32, P) };
function set(v: View<mut i32>, n: i32) { v[0] = n; }
function main() effects [Io] {
  var r = R { p: P { x: 1, y: 2 }, xs: [1, 2], t: (1, P { x: 0, y: 0 }) };
  r.p.x = 5;
  r.xs[1] = 9;
  r.t.0 = 3;
  r.t.1 = P { x: 4, y: 4 };
  io.println(r);
  var g = [[0, 0], [0, 0]];
  g[1][1] += 5;
  var a = [1, 2];
  set(a[..], 8);
  io.println("{} {}", g, a);
  var m: i32? = None;
  m = Some { value: 3 };
  io.println(m);
}
