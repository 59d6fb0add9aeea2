// spec 3 moves: other arguments are borrowed for the call
// run
// out: 2 2
function look(xs: List<i32>) -> usize { return xs.len(); }
function main() effects [Io] {
  const a: List<i32> = [1, 2];
  io.println("{} {}", look(a), a.len());
}
