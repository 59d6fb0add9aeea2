// spec 2 clauses: they may come in any order; `error E` is `errors [...]`
// run
// out: 1 2 3 4
error A;
error B { n: i32 }
function f() -> i32 effects [Io] errors [A, B] { return ok 1; }
function g() -> i32 errors [A, B] effects [Io] { return ok 2; }
function h() -> i32 error A { return ok 3; }
function k() -> i32 error (A | B) { return ok 4; }
function all() -> Result<Unit, A | B> effects [Io] {
  const a = f()?;
  const b = g()?;
  const c = h()?;
  const d = k()?;
  io.println("{} {} {} {}", a, b, c, d);
}
function main() effects [Io] { _ = all(); }
