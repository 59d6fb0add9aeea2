// spec 4 ensure: `ensure c else err E {…};`
// run
// out: 5
// out: Negative { n: -1 }
error Negative { n: i32 }
function f(n: i32) -> Result<i32, Negative> {
  ensure n >= 0 else err Negative { n: n };
  return n;
}
function main() effects [Io] {
  match f(5) { ok v -> io.println(v); err e -> io.println(e); }
  match f(-1) { ok v -> io.println(v); err e -> io.println(e); }
}
