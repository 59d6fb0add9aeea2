// spec 5 `?`: an error that does not fit the enclosing set is SC0802
// reject
// diag: SC0802@7
error A;
error B;
function fa() -> Result<i32, A> { return err A; }
function f() -> Result<i32, B> { return fa()? + 1; }
function main() { _ = f(); }
