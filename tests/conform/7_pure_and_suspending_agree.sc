// run
// The same work once in functions that can only fork and join, and once in functions that might sleep: the
// results are the same, whichever way they are compiled.
// out: fib 610 610
// out: mixed 3140 3140
// out: unjoined 127 127
// out: order 6 6
// out: nested 55 55
// out: twice 42 42

function fib(n: i32) -> i64 effects [Async] {
  if n < 2 { return i64(n); }
  return task.scope |s| {
    const a = s.spawn(|| fib(n - 1));
    const b = fib(n - 2);
    return a.join() + b;
  };
}

function slow_fib(n: i32) -> i64 effects [Async, Clock] {
  if n < 0 { clock.sleep(1s); }
  if n < 2 { return i64(n); }
  return task.scope |s| {
    const a = s.spawn(|| slow_fib(n - 1));
    const b = slow_fib(n - 2);
    return a.join() + b;
  };
}

// Records of several types, one of them larger than what a register holds, one only on some paths.
type Pair = { left: i64, right: i64 };

function pair(n: i64) -> Pair effects [Async] {
  return task.scope |s| {
    const a = s.spawn(|| n * 2);
    const b = s.spawn(|| Pair { left: n, right: n + 1 });
    if n % 2 == 0 {
      const c = s.spawn(|| n);
      const p = b.join();
      return Pair { left: a.join() + c.join(), right: p.left + p.right };
    }
    return Pair { left: a.join(), right: b.join().right };
  };
}

function slow_pair(n: i64) -> Pair effects [Async, Clock] {
  if n < 0 { clock.sleep(1s); }
  return task.scope |s| {
    const a = s.spawn(|| n * 2);
    const b = s.spawn(|| { if n < 0 { clock.sleep(1s); } return Pair { left: n, right: n + 1 }; });
    if n % 2 == 0 {
      const c = s.spawn(|| n);
      const p = b.join();
      return Pair { left: a.join() + c.join(), right: p.left + p.right };
    }
    return Pair { left: a.join(), right: b.join().right };
  };
}

function sum_of(p: Pair) -> i64 { return p.left + p.right; }

function mixed() -> i64 effects [Async] {
  var sum: i64 = 0;
  for i in 0..40 { sum += sum_of(pair(i64(i))); }
  return sum;
}

function slow_mixed() -> i64 effects [Async, Clock] {
  var sum: i64 = 0;
  for i in 0..40 { sum += sum_of(slow_pair(i64(i))); }
  return sum;
}

// Tasks that nobody joins write where their spawner reads after the scope.
function fill(v: View<mut i64>) effects [Async] {
  if v.len() == 1 {
    v[0] = 1;
    return;
  }
  const half = v.len() / 2;
  task.scope |s| {
    s.spawn || { fill(v[..half]); };
    fill(v[half..]);
  };
}

function slow_fill(v: View<mut i64>) effects [Async, Clock] {
  if v.len() == 0 { clock.sleep(1s); }
  if v.len() == 1 {
    v[0] = 1;
    return;
  }
  const half = v.len() / 2;
  task.scope |s| {
    s.spawn || { slow_fill(v[..half]); };
    slow_fill(v[half..]);
  };
}

function zeros() -> List<i64> {
  var v: List<i64> = [];
  for i in 0..127 { v.push(0); }
  return v;
}

function total(v: View<i64>) -> i64 {
  var sum: i64 = 0;
  for x in v { sum += x; }
  return sum;
}

// The oldest is joined first, so the younger ones run on its way.
function order() -> i64 effects [Async] {
  return task.scope |s| {
    const a = s.spawn(|| 1i64);
    const b = s.spawn(|| 2i64);
    const c = s.spawn(|| 3i64);
    return a.join() + b.join() + c.join();
  };
}

function slow_order(wait: Bool) -> i64 effects [Async, Clock] {
  return task.scope |s| {
    const a = s.spawn(|| { if wait { clock.sleep(1s); } return 1i64; });
    const b = s.spawn(|| 2i64);
    const c = s.spawn(|| 3i64);
    return a.join() + b.join() + c.join();
  };
}

function nested(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    const a = s.spawn(|| n);
    return task.scope |t| {
      const b = t.spawn(|| if n == 0 { 0 } else { nested(n - 1) });
      return a.join() + b.join();
    };
  };
}

function slow_nested(n: i64) -> i64 effects [Async, Clock] {
  if n < 0 { clock.sleep(1s); }
  return task.scope |s| {
    const a = s.spawn(|| n);
    return task.scope |t| {
      const b = t.spawn(|| if n == 0 { 0 } else { slow_nested(n - 1) });
      return a.join() + b.join();
    };
  };
}

function twice() -> i64 effects [Async] {
  return task.scope |s| {
    const a = s.spawn(|| 14i64);
    var sum: i64 = 0;
    for i in 0..3 { sum += a.join(); }
    return sum;
  };
}

function slow_twice(wait: Bool) -> i64 effects [Async, Clock] {
  return task.scope |s| {
    const a = s.spawn(|| { if wait { clock.sleep(1s); } return 14i64; });
    var sum: i64 = 0;
    for i in 0..3 { sum += a.join(); }
    return sum;
  };
}

function main() effects [Async, Clock, Io] {
  io.println("fib {} {}", fib(15), slow_fib(15));
  io.println("mixed {} {}", mixed(), slow_mixed());
  var fast = zeros();
  var slow = zeros();
  fill(fast[..]);
  slow_fill(slow[..]);
  io.println("unjoined {} {}", total(fast[..]), total(slow[..]));
  io.println("order {} {}", order(), slow_order(false));
  io.println("nested {} {}", nested(10), slow_nested(10));
  io.println("twice {} {}", twice(), slow_twice(false));
}
