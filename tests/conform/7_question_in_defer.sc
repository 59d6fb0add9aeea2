// spec 7 cleanup: `?` in a defer is SC0505
// reject
// diag: SC0505@6
error A;
function g() -> Result<i32, A> { return err A; }
function f() -> Result<i32, A> { defer { _ = g()?; } return 1; }
function main() { _ = f(); }
