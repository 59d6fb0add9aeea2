// spec 3 conversion: operands of different integer types don't mix
// reject
// diag: SC0401@4
function f(a: i32, b: i64) -> i64 { return b + a; }
function main() { _ = f(1, 2); }
