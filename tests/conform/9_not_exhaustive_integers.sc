// spec 4 match: exhaustive over integers
// reject
// diag: SC0901@4
function f(n: u8) -> i32 { return match n { 0..=99 -> 1; 101.. -> 2; }; }
function main() { _ = f(1); }
