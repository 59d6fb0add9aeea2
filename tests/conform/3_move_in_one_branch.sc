// spec 3 moves: moved on one path is moved after the paths meet
// reject
// diag: SC0410@8
function take(move xs: List<i32>) -> usize { return xs.len(); }
function f(c: Bool) -> usize {
  const a: List<i32> = [1];
  if c { _ = take(a); }
  return a.len();
}
function main() { _ = f(true); }
