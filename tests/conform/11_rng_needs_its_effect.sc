// spec 6: random numbers need the effect
// reject
// diag: SC0503@8
// diag: SC0502@10
// diag: SC0401@12
// diag: SC0401@12
// diag: SC0401@13
function f() -> i32 { return rng.range(0, 3); }
function dice() -> i32 effects [Rng] { return rng.range(1, 7); }
function g() -> i32 { return dice(); }
function main() effects [Rng] {
  _ = rng.range("a", 3);
  _ = rng.range("a", "b");
  _ = f() + g() + dice();
}
