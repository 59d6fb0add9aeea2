// spec 8.1: what copies elements is for those that may be kept
// reject
// diag: SC0603@6
function main() effects [Io] {
  const xs: List<i32> = [1, 2, 3];
  io.println(xs.chunks(2).reversed());
}
