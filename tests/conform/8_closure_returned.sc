// spec 8 no escape: a by-reference closure may not be returned
// reject
// diag: SC0605@4
function f() -> function() -> i32 { var n = 1; return || -> i32 { return n; }; }
function main() { }
