// spec 2 parameters: a parameter without `inout` is a constant
// reject
// diag: SC0404@4
function f(n: i32) { n = 2; }
function main() { f(1); }
