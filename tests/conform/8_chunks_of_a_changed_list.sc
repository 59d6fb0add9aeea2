// spec 8.7: chunks are views
// reject
// diag: SC0703@8
// diag: SC0603@13
function main() effects [Io] {
  var ys: List<i32> = [1, 2, 3];
  const parts = ys.chunks(2);
  ys.push(1);
  io.println(parts);
}
function parts() -> List<View<i32>> {
  const xs: List<i32> = [1, 2, 3];
  return xs.chunks(2);
}
