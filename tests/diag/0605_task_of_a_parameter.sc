// reject
// diag: SC0605
function add(n: Nursery) effects [Async] {
  var k: i32 = 0;
  n.spawn || { k += 1; };
}
function main() effects [Async] { task.nursery |n| { add(n); }; }
