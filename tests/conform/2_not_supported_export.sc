// spec 2 C border: not supported yet
// reject
// diag: SC1301
export c function twice(n: i32) -> i32 { return n * 2; }
function main() { }
