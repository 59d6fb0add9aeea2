// spec 2 tests: not supported yet
// reject
// diag: SC1301
test "adds" { }
function main() { }
