// spec 2 calls: wrong arguments are SC0403
// reject
// diag: SC0403@5
function f(a: i32, b: i32) -> i32 { return a + b; }
function main() { _ = f(1); }
