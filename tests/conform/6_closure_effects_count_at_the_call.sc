// spec 6 effects: a closure's effects are inferred and count where it is called
// reject
// diag: SC0502@5
function f() -> i32 {
  const g = || -> i32 { return h(); }; return g();
}
function h() -> i32 effects [Rng] { return 1; }
function main() { _ = f(); }
