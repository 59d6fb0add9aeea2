// run
// out: 0 1 2 
// out: left early 5
// out: second defer
// out: first defer
// out: inner 3
// out: defer of the loop 0
// out: defer of the loop 1
// out: ended
// out: 55
function early(n: i32) -> i32 effects [Async] {
  for i in 0..10 {
    const r = task.scope |s| {
      const h = s.spawn || { task.yield(); return i; };
      if i > 20 { return 0; }
      return h.join();
    };
    if r == n { return r; }
  }
  return -1;
}
function body_defers() effects [Async, Clock, Io] {
  task.scope |s| {
    defer io.println("first defer");
    s.spawn || { clock.sleep(5ms); };
    defer io.println("second defer");
    if s_is_done() { return; }
    defer io.println("never registered");
  };
}
function s_is_done() -> Bool { return true; }
function main() effects [Async, Clock, Io] {
  for i in 0..3 {
    task.scope |s| { s.spawn || { io.print("{} ", i); }; };
  }
  io.println("");
  io.println("left early {}", early(5));
  body_defers();
  const n = task.scope |outer| {
    const r = task.scope |inner| {
      const a = outer.spawn || { task.yield(); return 1; };
      const b = inner.spawn || { task.yield(); return 2; };
      return a.join() + b.join();
    };
    return r;
  };
  io.println("inner {}", n);
  task.scope |s| {
    for i in 0..5 {
      defer io.println("defer of the loop {}", i);
      s.spawn || { task.yield(); };
      if i == 1 { break; }
    }
  };
  io.println("ended");
  var total = 0;
  var left = 10;
  while left > 0 {
    total += task.scope |s| {
      const h = s.spawn || { return left; };
      return h.join();
    };
    left -= 1;
  }
  io.println(total);
}
