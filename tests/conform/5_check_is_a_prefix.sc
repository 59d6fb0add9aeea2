// spec 5 `check`: binds like `!`
// run
// out: 4
error A;
function fa() -> Result<i32, A> { return 3; }
function f() -> Result<i32, A> { return check fa() + 1; }
function main() effects [Io] { match f() { ok v -> io.println(v); err e -> io.println(e); } }
