// run
// out: 30
// out: 285
// out: 84
function wait(h: Task<i32>) -> i32 effects [Async] { return h.join(); }
function main() effects [Async, Clock, Io] {
  const a = task.scope |s| {
    const h = s.spawn || { clock.sleep(5ms); return 10; };
    const i = s.spawn || { return h.join() * 2; };
    return h.join() + i.join();
  };
  io.println(a);
  const b = task.scope |s| {
    var hs: List<Task<i32>> = [];
    for i in 0..10 { hs.push(s.spawn || { task.yield(); return i * i; }); }
    var sum = 0;
    for h in hs { sum += h.join(); }
    return sum;
  };
  io.println(b);
  const c = task.scope |s| {
    const h = s.spawn || { clock.sleep(1ms); return 42; };
    return wait(h) + wait(h);
  };
  io.println(c);
}
