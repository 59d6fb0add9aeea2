// spec 8 no race: a task spawned in a loop that writes an outer `var` is SC0702
// reject
// diag: SC0702@6
function main() effects [Async] {
  var n = 0;
  task.scope |s| { for i in 0..3 { s.spawn || { n += i; }; } };
}
