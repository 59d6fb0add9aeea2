// spec 3 literals: `[a, b]` and `[x; n]` build arrays or, where one is expected, lists
// run
// out: [1, 2] [7, 7, 7] [0, 0] 3 3
function count(xs: List<i32>) -> usize { return xs.len(); }
function main() effects [Io] {
  const a = [1, 2];
  const b = [7; 3];
  const c: List<u8> = [0; 2];
  io.println("{} {} {} {} {}", a, b, c, count([1, 2, 3]), b.len());
}
