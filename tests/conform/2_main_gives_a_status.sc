// run
// exit: 7
function main() -> i32 { return 7; }
