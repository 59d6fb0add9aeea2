// spec 3 conversion: there is no implicit one
// reject
// diag: SC0401@6
function f(n: i64) -> i64 { return n; }
function main() {
  const x: i32 = 1; _ = f(x);
}
