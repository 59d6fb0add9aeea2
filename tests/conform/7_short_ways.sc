// spec 7: a task that ends soon may end where it is spawned, and nobody can tell
// run
// out: 232
// out: 4950 4950
// out: 1024 of 1024
// out: [0, 1, 4, 9, 16, 25, 36, 49]
// out: 33
type Tree = | Leaf { value: i64 } | Fork { left: Tree, right: Tree };

function fib(n: i32, table: View<i32>) -> i32 effects [Async] {
  if n < 2 { return table[n]; }
  return task.scope |s| {
    const a = s.spawn(|| fib(n - 1, table));
    const b = s.spawn(|| fib(n - 2, table));
    return a.join() + b.join();
  };
}

function listed(count: i64) -> i64 effects [Async] {
  return task.scope |s| {
    var tasks: List<Task<i64>> = [];
    for i in 0..count { tasks.push(s.spawn(|| if i % 3 == 0 { i } else { twice(i) / 2 })); }
    var sum: i64 = 0;
    for t in tasks { sum += t.join(); }
    return sum;
  };
}

function twice(n: i64) -> i64 effects [Async] {
  return task.scope |s| { const t = s.spawn(|| n); return t.join() + n; };
}

// Nobody joins these: what they do is seen in what they were lent.
function marks(into: View<mut Bool>) effects [Async] {
  if into.len() == 1 { into[0] = true; return; }
  const half = into.len() / 2;
  task.scope |s| {
    s.spawn || { marks(into[..half]); };
    s.spawn || { marks(into[half..]); };
  };
}

function made(depth: i32) -> Tree {
  return if depth == 0 { Leaf { value: 1 } } else { Fork { left: made(depth - 1), right: made(depth - 1) } };
}

function total(t: Tree) -> i64 effects [Async] {
  return match t {
    Leaf { value } -> value;
    Fork { left, right } -> task.scope |s| {
      const a = s.spawn(|| total(left));
      const b = s.spawn(|| total(right));
      return a.join() + b.join() + if a.join() > 8 { 1 } else { 0 };
    };
  };
}

function main() effects [Async, Io] {
  const table: Array<i32, 2> = [0, 1];
  io.println(fib(12, table[..]) + fib(11, table[..]) - 1);
  io.println("{} {}", listed(100), listed(100));
  var seen: List<Bool> = [];
  for i in 0..1024 { seen.push(false); }
  marks(seen[..]);
  var count = 0;
  for mark in seen { if mark { count += 1; } }
  io.println("{} of {}", count, seen.len());
  const squares = task.scope |s| {
    var tasks: List<Task<i32>> = [];
    for i in 0..8 { tasks.push(s.spawn(|| i * i)); }
    var out: List<i32> = [];
    for t in tasks { out.push(t.join()); }
    return out;
  };
  io.println(squares);
  io.println(total(made(5)));
}
