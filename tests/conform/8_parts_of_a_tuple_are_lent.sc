// spec 8 views: names for the parts of a variable refer to it, as those of a match do
// reject
// diag: SC0703@9
// diag: SC0703@15
type P = { xs: List<i32>, n: i32 };
function tuple() effects [Io] {
  var t: (List<i32>, i32) = ([1], 2);
  const (xs, n) = t;
  t.0[0] = 99;
  io.println(xs);
}
function record() effects [Io] {
  var p = P { xs: [1], n: 2 };
  const P { xs, n } = p else { return; };
  p.xs.push(3);
  io.println(xs);
}
function main() effects [Io] { tuple(); record(); }
