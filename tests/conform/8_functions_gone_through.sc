// spec 8 views: calling an element changes what it captured, not the list that is gone through
// run
// out: 3
// out: 6
function all(fs: View<function() -> i32>) -> i32 {
  var sum = 0;
  for f in fs { sum += f(); }
  return sum;
}
function main() effects [Io] {
  const fs: List<function() -> i32> = [|| 1, || 2];
  io.println(all(fs[..]));
  var k = 0;
  const gs: List<function()> = [|| { k += 1; }, || { k += 2; }];
  for g in gs[..] { g(); }
  for g in gs { g(); }
  io.println(k);
}
