// run
// out: 10 20 30
// out: [1, 2, 3] 3
// out: 100
// out: moved [7, 8]
// out: 45
function main() effects [Async, Io] {
  var a = 0;
  var b = 0;
  const x = 30;
  task.scope |s| {
    s.spawn || { a = 10; };
    s.spawn || { task.yield(); b = x - 10; };
  };
  io.println("{} {} {}", a, b, x);
  const xs: List<i32> = [1, 2, 3];
  const len = task.scope |s| {
    const h = s.spawn || { task.yield(); return xs.len(); };
    return h.join();
  };
  io.println("{} {}", xs, len);
  var n = 0;
  task.scope |s| {
    for i in 0..100 {
      const h = s.spawn || { task.yield(); return 1; };
      n += h.join();
    }
  };
  io.println(n);
  task.scope |s| {
    const ys: List<i32> = [7, 8];
    s.spawn || { task.yield(); io.println("moved {}", ys); };
  };
  const total = atomic(0);
  task.scope |s| {
    for i in 0..10 { s.spawn || { task.yield(); total.add(i); }; }
  };
  io.println(total.load());
}
