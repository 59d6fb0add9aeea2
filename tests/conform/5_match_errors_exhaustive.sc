// spec 5 match: every error of the set must be matched
// reject
// diag: SC0901@7
error A;
error B;
function f() -> i32 errors [A, B] { return err A; }
function g() -> i32 { return match f() { ok v -> v; err A -> 1; }; }
function main() { _ = g(); }
