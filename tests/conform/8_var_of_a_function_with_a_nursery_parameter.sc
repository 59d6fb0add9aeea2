// spec 7 captures: into a nursery that came as a parameter nothing by reference
// reject
// diag: SC0605@6
function bad(n: Nursery) effects [Async, Clock] {
  var k: i32 = 0;
  n.spawn || { clock.sleep(1s); k += 1; };
}
function main() effects [Async, Clock] { task.nursery |n| { bad(n); }; }
