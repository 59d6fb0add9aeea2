// spec 3 structure: floats have no hash, nor has what contains one, nor a function
// reject
// diag: SC0406@8
// diag: SC0406@9
// diag: SC0406@10
type P = { x: f64 };
function f(p: P, g: function() -> i32) -> u64 {
  const a = hash(1.5);
  const b = hash(p);
  const c = hash(g);
  return a ^ b ^ c;
}
function main() {}
