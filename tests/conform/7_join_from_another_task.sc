// spec 7 join: a task may join an older sibling
// run
// out: 6
function main() effects [Async, Clock, Io] {
  const v = task.scope |s| {
    const a = s.spawn || -> i32 { clock.sleep(10ms); return 5; };
    const b = s.spawn || -> i32 { return a.join() + 1; };
    return b.join();
  };
  io.println(v);
}
