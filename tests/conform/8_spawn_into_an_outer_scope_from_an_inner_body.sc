// run
// out: 2
function main() effects [Async, Io] {
  var k: i32 = 0;
  task.scope |a| {
    task.scope |b| { b.spawn || { task.yield(); }; a.spawn || { k += 2; }; };
  };
  io.println(k);
}
