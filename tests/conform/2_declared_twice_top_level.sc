// spec 2 names: two of the same name in one block are SC0302
// reject
// diag: SC0302@5
function f() { }
function f() { }
function main() { }
