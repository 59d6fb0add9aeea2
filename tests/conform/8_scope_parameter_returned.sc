// spec 8 no escape: nor the function it was passed to
// reject
// diag: SC0602@4
function f(s: Scope) -> Scope { return s; }
function main() { }
