// spec 8 views: a `for` borrows what it runs over
// reject
// diag: SC0703@6
function main() {
  var xs: List<i32> = [1];
  for x in xs { xs.push(x); }
}
