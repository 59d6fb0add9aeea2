// spec 4 const with else: a pattern that always matches needs none
// check
// diag: SC0902@7
// diag: SC0902@8
type P = { x: i32 };
function f(p: P, m: i32?) -> i32 {
  const P { x } = p else { return 0; };
  const y = 1 else { return 0; };
  const Some { value } = m else { return x; };
  return y + value;
}
function main() { _ = f(P { x: 1 }, None); }
