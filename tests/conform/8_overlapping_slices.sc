// reject
// diag: SC0701@8
function fill(v: View<mut i32>, x: i32) { for i in 0..v.len() { v[i] = x; } }
function main() effects [Async] {
  var d: Array<i32, 4> = [0; 4];
  const a: View<mut i32> = d[..3];
  const b: View<mut i32> = d[2..];
  task.scope |s| { s.spawn || { fill(a, 1); }; s.spawn || { fill(b, 2); }; };
}
