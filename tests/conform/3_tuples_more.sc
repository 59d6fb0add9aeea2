// spec 3 tuples: nested, of move types, in records, returned, compared
// run
// out: 1 b (2, 3) [1]
// out: true false true
// out: 3 1
// out: ((1, 2), "x")
type R = { t: (i32, String) };
function swap<A, B>(move p: (A, B)) -> (B, A) { const (a, b) = p; return (b, a); }
function divmod(a: i32, b: i32) -> (i32, i32) { return (a / b, a % b); }
function main() effects [Io] {
  const t = (1, "b", (2, 3), [1]);
  io.println("{} {} {} {}", t.0, t.1, t.2, t.3);
  io.println("{} {} {}", (1, 2) == (1, 2), (1, "a") == (1, "b"), (1, 2) < (2, 0));
  const (q, r) = divmod(10, 3);
  io.println("{} {}", q, r);
  const (a, (b, c)) = ("x", (1, 2));
  io.println("{}", swap((a, (b, c))));
  const x = R { t: (1, "z") };
  assert(x.t.1 == "z" && x.t.0 == 1);
  const (l, m): (List<i32>, i32) = ([1, 2], 3);
  assert(l.len() == 2 && m == 3);
  assert(((1, 2), 3).0.1 == 2);
  var u = (1, (2, 3));
  u.1.0 = 9;
  assert(u == (1, (9, 3)));
}
