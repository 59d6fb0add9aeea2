// spec 5 `?`: unwraps, or returns the error widened to the enclosing set
// run
// out: 7
// out: A
// out: B
error A;
error B;
function fa(n: i32) -> Result<i32, A> { if n == 1 { return err A; } return 3; }
function fb(n: i32) -> i32 errors [B] { if n == 2 { return err B; } return 4; }
function both(n: i32) -> Result<i32, A | B> { return fa(n)? + check fb(n); }
function main() effects [Io] {
  for n in 0..3 { match both(n) { ok v -> io.println(v); err e -> io.println(e); } }
}
