// run
// out: 1 2
function fill(v: View<mut i32>, x: i32) { for i in 0..v.len() { v[i] = x; } }
function main() effects [Io] {
  var d: Array<i32, 4> = [0; 4];
  const v: View<mut i32> = d[..];
  fill(v[..2], 1);
  fill(v[2..], 2);
  io.println("{} {}", d[0], d[3]);
}
