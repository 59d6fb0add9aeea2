// spec 8 no race: lending a place to a call writes it
// reject
// diag: SC0701@7
function set(inout n: i32) { n = 1; }
function main() effects [Async] {
  var n = 0;
  task.scope |s| { s.spawn || { n = 5; }; set(inout n); };
}
