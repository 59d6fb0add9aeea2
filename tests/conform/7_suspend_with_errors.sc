// spec 5 `?`: in functions that suspend
// run
// out: cleaned 1
// out: Odd { n: 1 }
// out: cleaned 4
// out: 6
error Odd { n: i32 }
function even(n: i32) -> Result<i32, Odd> effects [Async] { task.yield(); if n % 2 == 1 { return err Odd { n: n }; } return n; }
function f(n: i32) -> Result<i32, Odd> effects [Async, Io] {
  defer { task.yield(); io.println("cleaned {}", n); }
  const x = even(n)? + check even(2);
  return x;
}
function main() effects [Async, Io] {
  match f(1) { ok v -> io.println(v); err e -> io.println(e); }
  match f(4) { ok v -> io.println(v); err e -> io.println(e); }
}
