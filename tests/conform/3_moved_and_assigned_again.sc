// spec 3 moves: a variable that is assigned again may be used again
// run
// out: 1 3
function take(move xs: List<i32>) -> usize { return xs.len(); }
function main() effects [Io] {
  var a: List<i32> = [1];
  const n = take(a);
  a = [1, 2, 3];
  io.println("{} {}", n, a.len());
}
