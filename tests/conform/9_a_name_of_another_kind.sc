// spec 9 names: a value where a type is wanted is SC0303
// reject
// diag: SC0303@5
function f() -> i32 { return 1; }
function g(x: f) { }
function main() { }
