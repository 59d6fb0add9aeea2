// spec 3 arguments: the call says `inout`
// reject
// diag: SC0403@5
function set(inout n: i32) { n = 1; }
function main() { var n = 0; set(n); }
