// spec 7 cleanup: a jump out of a defer is SC0505
// reject
// diag: SC0505@4
function f() { while true { defer { break; } } }
function main() { f(); }
