// spec 3 moves: `.clone()` copies
// run
// out: 1 2
function main() effects [Io] {
  const a: List<i32> = [1];
  var b = a.clone();
  b.push(2);
  io.println("{} {}", a.len(), b.len());
}
