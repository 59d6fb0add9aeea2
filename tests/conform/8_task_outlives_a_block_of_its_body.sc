// reject
// diag: SC0605@4
function main() effects [Async] {
  task.scope |s| { for i in 0..3 { var k = i; s.spawn || { k += 1; }; } };
}
