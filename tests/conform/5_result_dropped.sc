// spec 5 results: one that is dropped is SC0801
// reject
// diag: SC0801@6
error A;
function f() -> Result<i32, A> { return err A; }
function main() { f(); }
