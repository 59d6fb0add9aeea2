// spec 5 `?`: a closure with `?` and no declared result gives a `Result`
// run
// out: 2
// out: A
error A;
function fa(n: i32) -> Result<i32, A> { if n == 0 { return err A; } return n; }
function main() effects [Io] {
  const f = |n: i32| fa(n)? + 1;
  match f(1) { ok v -> io.println(v); err e -> io.println(e); }
  match f(0) { ok v -> io.println(v); err e -> io.println(e); }
}
