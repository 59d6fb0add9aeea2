// A list of handles that is only filled by spawns and joined in loops: the order of its tasks, its
// length, a loop that leaves early, joining twice, several spawns into one list, a list for each turn of a
// loop, results of several sizes. Each in a function that only forks and joins, and in one that waits.
// run
// out: order 123456789 123456789
// out: length 0 10 0 10
// out: early 3 3
// out: twice 90 90
// out: several 19 19
// out: turns 124 124
// out: pairs 45 55 45 55
// out: nothing 7 7
// out: nested 36 36
type Pair = { left: i64, right: i64 };

function order(n: i64) -> i64 effects [Async] {
  var digits: i64 = 0;
  task.scope |s| {
    var tasks: List<Task<i64>> = [];
    for i in 1..10 { tasks.push(s.spawn(|| i64(i) * n)); }
    for t in tasks { digits = digits * 10 + t.join(); }
  };
  return digits;
}

function slow_order(n: i64) -> i64 effects [Async, Clock] {
  var digits: i64 = 0;
  task.scope |s| {
    var tasks: List<Task<i64>> = [];
    for i in 1..10 {
      tasks.push(s.spawn(|| { if i % 3 == 0 { clock.sleep(1ms); } return i64(i) * n; }));
    }
    for t in tasks { digits = digits * 10 + t.join(); }
  };
  return digits;
}

function length(n: i64) -> (usize, usize) effects [Async] {
  return task.scope |s| {
    var tasks: List<Task<i64>> = [];
    const before = tasks.len();
    for i in 0..n { tasks.push(s.spawn(|| i)); }
    return (before, tasks.len());
  };
}

function slow_length(n: i64) -> (usize, usize) effects [Async] {
  return task.scope |s| {
    var tasks: List<Task<i64>> = [];
    const before = tasks.len();
    for i in 0..n { tasks.push(s.spawn(|| { task.yield(); return i; })); }
    task.yield();
    return (before, tasks.len());
  };
}

function early(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    var tasks: List<Task<i64>> = [];
    for i in 0..n { tasks.push(s.spawn(|| i)); }
    var found: i64 = 0;
    for t in tasks {
      found = t.join();
      if found == 1 { continue; }
      if found == 3 { break; }
    }
    return found;
  };
}

function slow_early(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    var tasks: List<Task<i64>> = [];
    for i in 0..n { tasks.push(s.spawn(|| { task.yield(); return i; })); }
    var found: i64 = 0;
    for t in tasks {
      found = t.join();
      if found == 1 { continue; }
      if found == 3 { break; }
    }
    return found;
  };
}

function twice(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    var tasks: List<Task<i64>> = [];
    for i in 0..n { tasks.push(s.spawn(|| i)); }
    var sum: i64 = 0;
    for t in tasks { sum += t.join(); }
    for t in tasks { sum += t.join(); }
    return sum;
  };
}

function slow_twice(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    var tasks: List<Task<i64>> = [];
    for i in 0..n { tasks.push(s.spawn(|| { task.yield(); return i; })); }
    var sum: i64 = 0;
    for t in tasks { sum += t.join(); }
    for t in tasks { sum += t.join(); }
    return sum;
  };
}

function seven() -> i64 effects [Async] { return 7; }

function several(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    var tasks: List<Task<i64>> = [];
    tasks.push(s.spawn(seven));
    for i in 0..n {
      if i % 2 == 0 { tasks.push(s.spawn(|| i)); } else { tasks.push(s.spawn(|| n - i)); }
    }
    var sum: i64 = 0;
    for t in tasks { sum += t.join(); }
    return sum;
  };
}

function slow_several(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    var tasks: List<Task<i64>> = [];
    tasks.push(s.spawn(seven));
    for i in 0..n {
      if i % 2 == 0 { tasks.push(s.spawn(|| { task.yield(); return i; })); }
      else { tasks.push(s.spawn(|| n - i)); }
    }
    var sum: i64 = 0;
    for t in tasks { sum += t.join(); }
    return sum;
  };
}

function turns(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    var sum: i64 = 0;
    for k in 0..n {
      var tasks: List<Task<i64>> = [];
      for i in 0..k { tasks.push(s.spawn(|| k)); }
      if k == 4 { continue; }
      for t in tasks { sum += t.join(); }
    }
    return sum;
  };
}

function slow_turns(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    var sum: i64 = 0;
    for k in 0..n {
      var tasks: List<Task<i64>> = [];
      for i in 0..k { tasks.push(s.spawn(|| { task.yield(); return k; })); }
      if k == 4 { continue; }
      for t in tasks { sum += t.join(); }
    }
    return sum;
  };
}

function pairs(n: i64) -> Pair effects [Async] {
  return task.scope |s| {
    var tasks: List<Task<Pair>> = [];
    for i in 0..n { tasks.push(s.spawn(|| Pair { left: i, right: i + 1 })); }
    var sum = Pair { left: 0, right: 0 };
    for t in tasks {
      const p = t.join();
      sum = Pair { left: sum.left + p.left, right: sum.right + p.right };
    }
    return sum;
  };
}

function slow_pairs(n: i64) -> Pair effects [Async] {
  return task.scope |s| {
    var tasks: List<Task<Pair>> = [];
    for i in 0..n { tasks.push(s.spawn(|| { task.yield(); return Pair { left: i, right: i + 1 }; })); }
    var sum = Pair { left: 0, right: 0 };
    for t in tasks {
      const p = t.join();
      sum = Pair { left: sum.left + p.left, right: sum.right + p.right };
    }
    return sum;
  };
}

function nothing(n: i64) -> i64 effects [Async] {
  const done: Atomic<i64> = atomic(0);
  task.scope |s| {
    var tasks: List<Task<Unit>> = [];
    for i in 0..n { tasks.push(s.spawn(|| { done.add(1); })); }
    for t in tasks { t.join(); }
  };
  return done.load();
}

function slow_nothing(n: i64) -> i64 effects [Async] {
  const done: Atomic<i64> = atomic(0);
  task.scope |s| {
    var tasks: List<Task<Unit>> = [];
    for i in 0..n { tasks.push(s.spawn(|| { task.yield(); done.add(1); })); }
    for t in tasks { t.join(); }
  };
  return done.load();
}

// An inner scope opens while tasks of the outer one wait, and more are spawned into that afterwards.
function nested(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    var sum: i64 = 0;
    var tasks: List<Task<i64>> = [];
    for i in 0..n {
      tasks.push(s.spawn(|| i));
      sum += task.scope |t| {
        var inner: List<Task<i64>> = [];
        for k in 0..i { inner.push(t.spawn(|| k)); }
        var part: i64 = 0;
        for x in inner { part += x.join(); }
        return part;
      };
    }
    for t in tasks { sum += t.join(); }
    return sum + 1;
  };
}

function slow_nested(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    var sum: i64 = 0;
    var tasks: List<Task<i64>> = [];
    for i in 0..n {
      tasks.push(s.spawn(|| { task.yield(); return i; }));
      sum += task.scope |t| {
        var inner: List<Task<i64>> = [];
        for k in 0..i { inner.push(t.spawn(|| { task.yield(); return k; })); }
        var part: i64 = 0;
        for x in inner { part += x.join(); }
        return part;
      };
    }
    for t in tasks { sum += t.join(); }
    return sum + 1;
  };
}

function main() effects [Async, Clock, Io] {
  io.println("order {} {}", order(1), slow_order(1));
  const (a, b) = length(10);
  const (c, d) = slow_length(10);
  io.println("length {} {} {} {}", a, b, c, d);
  io.println("early {} {}", early(8), slow_early(8));
  io.println("twice {} {}", twice(10), slow_twice(10));
  io.println("several {} {}", several(5), slow_several(5));
  io.println("turns {} {}", turns(8), slow_turns(8));
  const p = pairs(10);
  const q = slow_pairs(10);
  io.println("pairs {} {} {} {}", p.left, p.right, q.left, q.right);
  io.println("nothing {} {}", nothing(7), slow_nothing(7));
  io.println("nested {} {}", nested(6), slow_nested(6));
}
