// spec 5 `?`: needs a `Result`
// reject
// diag: SC0401@5
error A;
function f() -> Result<i32, A> { return 3?; }
function main() { _ = f(); }
