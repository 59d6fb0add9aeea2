// spec 3 moves: an argument of a `move` parameter is moved away
// reject
// diag: SC0410@7
function take(move xs: List<i32>) -> usize { return xs.len(); }
function main() effects [Io] {
  const a: List<i32> = [1];
  io.println(take(a)); io.println(a.len());
}
