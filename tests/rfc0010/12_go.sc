// reject
// diag: SC0210

function do_work() {}
function main() {
// block 12
go do_work();  // runs in background, no scope
// end of block 12
}
