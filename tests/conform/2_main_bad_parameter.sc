// spec 2 main: it takes nothing or the arguments
// reject
// diag: SC0304@4
function main(n: i32) { }
