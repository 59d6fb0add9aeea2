// spec 11 event: tasks that wait for each other in turns
// run
// out: 1a2b3c
function main() effects [Async, Io] {
  const one = event(); const two = event(); const three = event(); const four = event(); const five = event();
  task.scope |s| {
    s.spawn || { io.print("1"); one.set(); two.wait(); io.print("2"); three.set(); four.wait(); io.print("3"); five.set(); };
    s.spawn || { one.wait(); io.print("a"); two.set(); three.wait(); io.print("b"); four.set(); five.wait(); io.println("c"); };
  };
}
