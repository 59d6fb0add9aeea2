// spec 3 moves: the next turn of a loop comes after this one
// reject
// diag: SC0410@7
function take(move xs: List<i32>) -> usize { return xs.len(); }
function main() {
  const a: List<i32> = [1];
  for i in 0..2 { _ = take(a); }
}
