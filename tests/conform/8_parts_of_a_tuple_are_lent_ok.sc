// spec 8 views: parts that are not used later, copies, and parts that are moved away with the whole
// run
// out: [1]
// out: [99]
// out: [7, 8]
// out: 2
function main() effects [Async, Io] {
  var t: (List<i32>, i32) = ([1], 2);
  const (xs, n) = t;
  io.println(xs);
  t.0[0] = 99;
  io.println(t.0);
  const u: (List<i32>, i32) = ([7], 2);
  const (ys, m) = u;
  var zs = ys;
  zs.push(8);
  io.println(zs);
  task.scope |s| { s.spawn || { const (a, b) = t; io.println(b); }; };
}
