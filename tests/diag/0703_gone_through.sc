// reject
// diag: SC0703
function main() {
  var xs: List<i32> = [1, 2, 3];
  for x in xs {
    xs.push(x);
  }
}
