// reject
// diag: SC0703@7
function add(a: View<mut i32>, b: View<mut i32>) { a[0] = b[0]; }
function main() {
  var d: Array<i32, 4> = [0; 4];
  add(d[..2], d[2..]);
  add(d[..3], d[2..]);
}
