// reject
// diag: SC0212@12
// diag: SC0212@13
// diag: SC0212@14
// diag: SC0212@15
// diag: SC0212@17
// diag: SC0212@18
// diag: SC0212@19
// diag: SC0212@20
// diag: SC0212@21
// Words of other languages are reserved, so that there can be advice.
class Point { x: i32, y: i32 }
trait Shape { }
async function fetch() { }
fn old(x: i32) { }
function main() {
  let x = 1;
  const y = await fetch();
  yield;
  unsafe { fetch(); }
  const go = 1;
  task.yield();
}
