// spec 7 captures: so does one of an inner scope's body
// reject
// diag: SC0605@5
function main() effects [Async] {
  task.scope |a| { task.scope |b| { var k = 0; a.spawn || { k += 1; }; }; };
}
