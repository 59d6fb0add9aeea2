// spec 2 C border: not supported yet
// reject
// diag: SC1301
extern c function puts(s: View<u8>) -> i32 effects [Blocking];
function main() { }
