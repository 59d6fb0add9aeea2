// spec 7: where the short way of a task would panic, the task does, once, and as itself
// run
// exit: 101
// err: 7_short_way_panics.sc:9:30: panic: index 7 is out of range for length 7
// err:   spawned at
// err:   spawned at
function pick(n: i32, xs: View<i32>) -> i32 effects [Async] {
  // the leaves read beyond the end when n is 7
  if n % 2 == 1 { return i32(xs[n]) + 2147483000; }
  return task.scope |s| {
    var tasks: List<Task<i32>> = [];
    for i in 0..n { tasks.push(s.spawn(|| pick(i * 2 + 1, xs))); }
    var sum = 0;
    for t in tasks { sum = sum +% t.join(); }
    return sum;
  };
}

function main() effects [Async, Io] {
  const xs: List<i32> = [1, 2, 3, 4, 5, 6, 7];
  io.println(task.scope |s| { const t = s.spawn(|| pick(4, xs[..])); return t.join(); });
}
