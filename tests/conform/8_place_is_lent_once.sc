// reject
// diag: SC0703@5
function swap(inout a: i32, inout b: i32) { const t = a; a = b; b = t; }
function main() { var n: i32 = 1; var m: i32 = 2; swap(inout n, inout m);
  swap(inout n, inout n);
}
