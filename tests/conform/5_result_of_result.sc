// spec 5 wrapping: `ok` written out builds the outermost `Result`
// run
// out: inner
// out: outer
error A;
error B;
function f(n: i32) -> Result<Result<i32, A>, B> {
  if n == 0 { const inner: Result<i32, A> = err A; return ok inner; }
  return err B;
}
function show(n: i32) effects [Io] {
  match f(n) {
    ok { value } -> match value { ok v -> io.println(v); err e -> io.println("inner"); }
    err e -> io.println("outer");
  }
}
function main() effects [Io] { show(0); show(1); }
