// spec 2 C border: a C function does not suspend
// reject
// diag: SC1103@4
extern c function wait_for(pid: i32) -> i32 effects [Async];
function main() { }
