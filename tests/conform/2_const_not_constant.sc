// spec 2 constants: the value must be known at compile time
// reject
// diag: SC0413@5
function f() -> i32 { return 1; }
const X: i32 = f();
function main() { _ = X; }
