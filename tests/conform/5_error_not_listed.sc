// spec 5 errors clause: every error that can leave must be listed
// reject
// diag: SC0803@6
error A;
error B;
function f(n: i32) -> Result<i32, A | B> errors [A] {
  if n == 1 { return err B; }
  return ok n;
}
function main() { _ = f(1); }
