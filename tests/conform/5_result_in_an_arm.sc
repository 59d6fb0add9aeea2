// spec 5 results: one dropped in an arm is SC0801 too
// reject
// diag: SC0801@6
error A;
function f() -> Result<i32, A> { return err A; }
function g(n: i32) { match n { 0 -> f(); _ -> {} } }
function main() { g(0); }
