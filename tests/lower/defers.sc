// check
// Each defer is lowered once, entered with a pending word by every way out of its block.
pub function leave(n: i32) -> i32 effects [Io] {
  defer io.println("first");
  if n == 0 { return 1; }
  for i in 0..n {
    defer io.println("turn");
    if i == 3 { break; }
    if i == 5 { return i; }
  }
  defer io.println("second");
  return n;
}
