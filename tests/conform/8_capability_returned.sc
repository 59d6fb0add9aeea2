// spec 8 no escape: a capability may not be returned
// reject
// diag: SC0604@4
function f() -> Io effects [Io] { return io; }
function main() { }
