// spec 11: permits go to tasks in the order in which those came
// run
// workers: 1
// out: [0, 1, 2, 3, 4, 5, 6, 7]
function main() effects [Async, Io] {
  const s = semaphore(0);
  const order: Mutex<List<i32>> = mutex([]);
  const turn = semaphore(0);
  task.scope |scope| {
    for i in 0..8 {
      scope.spawn || {
        for k in 0..i { task.yield(); task.yield(); }
        s.acquire();
        order.with |inout o| { o.push(i); };
        s.release();
      };
    }
    for k in 0..100 { task.yield(); }
    s.release();
  };
  io.println(order.with |inout o| { o.clone() });
}
