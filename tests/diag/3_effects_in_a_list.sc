// reject
// diag: SC0401
function all(fs: View<function() -> i32>) -> i32 { return 0; }
function main() effects [Io] {
  const fs = [|| 1, || 2];
  io.println(all(fs[..]));
}
