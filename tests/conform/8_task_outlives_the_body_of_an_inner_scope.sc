// reject
// diag: SC0605@4
function main() effects [Async] {
  task.scope |a| { task.scope |b| { var k: i32 = 0; a.spawn || { k += 1; }; }; };
}
