// spec 6 Blocking: may be called only from a `Blocking` function that is not `Async`
// reject
// diag: SC0504@5
function slow() effects [Blocking] { }
function f() effects [Async, Blocking] { slow(); }
function main() { }
