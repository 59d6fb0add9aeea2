// spec 3 views: a slice of a local array stays valid across suspension points
// run
// out: 10 [1, 2, 9, 9]
function sum(v: View<i32>) -> i32 effects [Async] { var t = 0; for x in v { task.yield(); t += x; } return t; }
function fill(v: View<mut i32>, x: i32) effects [Async] { for i in 0..v.len() { task.yield(); v[i] = x; } }
function main() effects [Async, Io] {
  var d = [1, 2, 3, 4];
  const s = sum(d[..]);
  fill(d[2..], 9);
  io.println("{} {}", s, d);
}
