// reject
// diag: SC0404@13
// diag: SC0404@14
// diag: SC0404@15
// diag: SC0404@16
// diag: SC0404@17
// diag: SC0404@18
const LIMIT: i32 = 3;
function fill(v: View<mut i32>) { v[0] = 1; }
function change(n: i32, xs: List<i32>, v: View<i32>) {
  const a = 1;
  const d: Array<i32, 2> = [1, 2];
  n = 2;
  xs.push(1);
  v[0] = 1;
  a = 2;
  fill(d[..]);
  LIMIT = 4;
}
function main() {}
