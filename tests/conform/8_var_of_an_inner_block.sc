// spec 7 captures: a var of an inner block of the body dies too early
// reject
// diag: SC0605@5
function main() effects [Async] {
  task.scope |s| { for i in 0..3 { var k = i; s.spawn || { k += 1; }; } };
}
