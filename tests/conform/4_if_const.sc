// spec 4 if: `if const P = e {}`
// run
// out: 3
// out: odd
function half(n: i32) -> i32? { if n % 2 == 0 { return Some { value: n / 2 }; } return None; }
function f(n: i32) effects [Io] {
  if const Some { value } = half(n) { io.println(value); } else { io.println("odd"); }
}
function main() effects [Io] { f(6); f(7); }
