// spec 7 cleanup: `defer check e;` makes its error the block's if there was none
// run
// out: A
// out: B
error A;
error B;
function fa() -> Result<Unit, A> { return err A; }
function f(fail: Bool) -> Result<i32, A | B> {
  defer check fa();
  if fail { return err B; }
  return 3;
}
function main() effects [Io] {
  match f(false) { ok v -> io.println(v); err e -> io.println(e); }
  match f(true) { ok v -> io.println(v); err e -> io.println(e); }
}
