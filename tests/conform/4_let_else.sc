// spec 4 statements: `const P = e else { diverges }`
// run
// out: 4
// out: -1
function half(n: i32) -> i32? { if n % 2 == 0 { return Some { value: n / 2 }; } return None; }
function f(n: i32) -> i32 {
  const Some { value } = half(n) else { return -1; };
  return value;
}
function main() effects [Io] { io.println(f(8)); io.println(f(9)); }
