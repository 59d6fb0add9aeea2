// spec 5 `?`: in a function that can't fail it is SC0802
// reject
// diag: SC0802@6
error A;
function fa() -> Result<i32, A> { return err A; }
function f() -> i32 { return fa()?; }
function main() { _ = f(); }
