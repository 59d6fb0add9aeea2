// spec 8 no race: and one task may write it
// run
// out: 1
function f(inout n: i32) effects [Async] { task.scope |s| { s.spawn || { task.yield(); n = 1; }; }; }
function main() effects [Async, Io] { var n = 0; f(inout n); io.println(n); }
