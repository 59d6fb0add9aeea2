// spec 3 arrays: arrays of different counts are different types
// reject
// diag: SC0401@4
function main() { const a: Array<i32, 3> = [1, 2]; _ = a; }
