// spec 3 views: `View<mut T>` writes through to its source
// run
// out: [5, 5, 9, 4]
function fill(v: View<mut i32>, x: i32) { for i in 0..v.len() { v[i] = x; } }
function set(v: View<mut i32>, i: usize, x: i32) { v[i] = x; }
function main() effects [Io] {
  var d = [1, 2, 3, 4];
  fill(d[..2], 5);
  set(d[..], 2, 9);
  io.println(d);
}
