// run
// out: 399980000
// out: 20000 3
// Locals that are too large for a C frame, alive over suspensions, captured and passed by address.
function fill(inout a: Array<i64, 20000>) effects [Async] {
  for i in 0..20000 { a[i] = i64(i); }
  task.yield();
}
function main() effects [Async, Io] {
  var a: Array<i64, 20000> = [0; 20000];
  fill(inout a);
  var sum: i64 = 0;
  task.scope |s| {
    s.spawn || {
      task.yield();
      for x in a { sum += x * 2; }
    };
  };
  task.yield();
  io.println(sum);
  const b = task.scope |s| {
    const h = s.spawn || { var c: Array<i64, 20000> = [3; 20000]; task.yield(); return c; };
    return h.join();
  };
  io.println("{} {}", b.len(), b[19999]);
}
