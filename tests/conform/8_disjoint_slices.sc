// run
// out: 3
function fill(v: View<mut i32>, x: i32) { for i in 0..v.len() { v[i] = x; } }
function main() effects [Async, Io] {
  var d: Array<i32, 4> = [0; 4];
  const m: usize = 2;
  const a: View<mut i32> = d[..m];
  const b: View<mut i32> = d[m..];
  task.scope |s| { s.spawn || { fill(a, 1); }; s.spawn || { fill(b, 2); }; };
  io.println(d[0] + d[3]);
}
