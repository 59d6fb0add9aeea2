// spec 6 effects: the names of effects are fixed
// reject
// diag: SC0301@4
function f() effects [Network] { }
function main() { }
