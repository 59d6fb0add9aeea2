// spec 7 cleanup: `return` in a defer is SC0505
// reject
// diag: SC0505@4
function f() -> i32 { defer { return 2; } return 1; }
function main() { _ = f(); }
