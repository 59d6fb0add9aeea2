// spec 8 views: slices are disjoint if their common bound is the same immutable binding or literal
// run
// out: [1, 1, 2, 2]
// out: [3, 4, 4, 4]
function fill(v: View<mut i32>, x: i32) { for i in 0..v.len() { v[i] = x; } }
function main() effects [Async, Io] {
  var d = [0, 0, 0, 0];
  const m = d.len() / 2;
  task.scope |s| { s.spawn || { fill(d[..m], 1); }; s.spawn || { fill(d[m..], 2); }; };
  io.println(d);
  task.scope |s| { s.spawn || { fill(d[..1], 3); }; s.spawn || { fill(d[1..], 4); }; };
  io.println(d);
}
