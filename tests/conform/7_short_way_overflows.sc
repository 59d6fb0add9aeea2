// spec 7: an overflow on the short way of a task is the task's
// run
// exit: 101
// err: 7_short_way_overflows.sc:7:22: panic: overflow in addition
// err:   spawned at tests/conform/7_short_way_overflows.sc:10:15
function grow(n: i32, d: i32) -> i32 effects [Async] {
  if d == 0 { return 2147483640 + n; }
  return task.scope |s| {
    const a = s.spawn(|| grow(n + 1, d - 1));
    const b = s.spawn(|| grow(n + 2, d - 1));
    return (a.join() -% 2147483640) +% (b.join() -% 2147483640);
  };
}

function main() effects [Async, Io] { io.println(grow(0, 4)); }
