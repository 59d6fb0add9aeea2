// spec 8 no race: a task that reads what the loop changes
// reject
// diag: SC0701@7
function use(n: i32) { }
function main() effects [Async] {
  var i = 0;
  task.scope |s| { while i < 4 { s.spawn || { use(i); }; i += 1; } };
}
