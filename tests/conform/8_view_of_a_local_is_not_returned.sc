// reject
// diag: SC0603@5
function bad() -> View<i32> {
  const xs: Array<i32, 3> = [1, 2, 3];
  return xs[..];
}
function main() { _ = bad(); }
