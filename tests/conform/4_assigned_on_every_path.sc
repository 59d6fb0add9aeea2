// spec 4 statements: a `var` may be declared with its type alone
// run
// out: 1 2
function f(c: Bool) -> i32 {
  var x: i32;
  if c { x = 1; } else { x = 2; }
  return x;
}
function main() effects [Io] { io.println("{} {}", f(true), f(false)); }
