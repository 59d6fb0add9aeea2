// spec 2 errors: a bare name in a domain must exist
// reject
// diag: SC0301@5
error A;
domain D = A | Typo;
function main() { }
