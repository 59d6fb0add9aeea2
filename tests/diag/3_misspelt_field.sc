// reject
// diag: SC0405
// diag: SC0405
// diag: SC0403
type User = { name: String, age: i32 };
function main() effects [Io] {
  const u = User { name: "ann", agee: 3 };
  const User { nam, age } = u else { return; };
  const v = User { name: "bob" };
}
