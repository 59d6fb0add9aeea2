// spec 2 errors: error unions are sets, whatever the order
// run
// out: true
error A;
error B;
function f() -> Result<i32, A | B> { return err A; }
function g() -> Result<i32, B | A> { return f(); }
function h() -> Result<i32, A | B | A> { return g(); }
function main() effects [Io] {
  match h() { ok v -> io.println(v); err A -> io.println(true); err B -> io.println(false); }
}
