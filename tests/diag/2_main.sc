// reject
// diag: SC0304
function main(count: i32) -> String { return "no"; }
