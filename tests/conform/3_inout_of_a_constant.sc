// spec 3 arguments: a constant can't be lent for change
// reject
// diag: SC0404@5
function set(inout n: i32) { n = 1; }
function main() { const n = 0; set(inout n); }
