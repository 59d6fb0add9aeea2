// spec 6 Blocking: from a `Blocking` function that is not `Async`
// run
// out: 3
function slow() -> i32 effects [Blocking] { return 3; }
function main() effects [Io, Blocking] { io.println(slow()); }
