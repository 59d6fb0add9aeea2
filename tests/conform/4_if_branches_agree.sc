// spec 4 if: as an expression its branches have one type
// reject
// diag: SC0401@4
function f(c: Bool) -> i32 { return if c { 1 } else { "two" }; }
function main() { _ = f(true); }
