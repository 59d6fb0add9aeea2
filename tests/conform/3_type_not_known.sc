// spec 9 types: a type that nothing says is SC0402
// reject
// diag: SC0402@5
function main() {
  var xs = [];
  _ = xs.len();
}
