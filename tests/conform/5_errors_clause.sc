// spec 5 errors clause: with a result that isn't a `Result`, callers see `Result<R, A | B>`
// run
// out: ok 4
// out: A
// out: B { n: 2 }
error A;
error B { n: i32 }
function f(n: i32) -> i32 errors [A, B] {
  if n == 1 { return err A; }
  if n == 2 { return err B { n: n }; }
  return ok n;
}
function plain(n: i32) -> i32 errors [A] { return n; }
function main() effects [Io] {
  for n in [4, 1, 2] {
    const r: Result<i32, A | B> = f(n);
    match r { ok v -> io.println("ok {}", v); err e -> io.println(e); }
  }
  _ = plain(1);
}
