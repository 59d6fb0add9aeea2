// reject
// diag: SC0703@5
function main() {
  var xs: Array<i32, 3> = [1, 2, 3];
  for x in xs { xs[0] = x; }
}
