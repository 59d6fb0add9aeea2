// spec 3 arguments: a place is lent once per call
// reject
// diag: SC0703@5
function two(inout a: i32, inout b: i32) { a = 1; b = 2; }
function main() { var n = 0; two(inout n, inout n); }
