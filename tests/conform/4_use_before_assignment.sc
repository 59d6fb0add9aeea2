// spec 8: no use before assignment
// reject
// diag: SC0411@6
function f(c: Bool) -> i32 {
  var x: i32; if c { x = 1; }
  return x;
}
function main() { _ = f(true); }
