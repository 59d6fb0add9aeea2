// spec 7 join: waits and gives the task's value
// run
// out: 12
// out: twice 5 5
function main() effects [Async, Clock, Io] {
  const sum = task.scope |s| {
    const a = s.spawn || -> i32 { clock.sleep(20ms); return 5; };
    const b = s.spawn || -> i32 { return 7; };
    return a.join() + b.join();
  };
  io.println(sum);
  task.scope |s| {
    const a = s.spawn || -> i32 { return 5; };
    io.println("twice {} {}", a.join(), a.join());
  };
}
