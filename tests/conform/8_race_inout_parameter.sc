// spec 8 no race: an `inout` parameter is a place
// reject
// diag: SC0701@5
function f(inout n: i32) effects [Async] {
  task.scope |s| { s.spawn || { n = 1; }; n = 2; };
}
function main() { }
