// spec 5 results: one that is bound and never read is SC0801
// reject
// diag: SC0801@6
error A;
function f() -> Result<i32, A> { return err A; }
function main() { const r = f(); }
