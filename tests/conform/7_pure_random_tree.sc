// A tree of tasks that a random number shapes: records, tasks that nobody joins, lists of handles, early
// returns. Once in functions that only fork and join, once in the same with something to wait for.
// run
// out: true 90 14201
function mix(x: u64) -> u64 {
  const a = x +% 0x9E3779B97F4A7C15;
  const b = (a ^ (a >> 30)) *% 0xBF58476D1CE4E5B9;
  const c = (b ^ (b >> 27)) *% 0x94D049BB133111EB;
  return c ^ (c >> 31);
}

function tree(seed: u64, depth: u64, n: Atomic<i64>) -> i64 effects [Async] {
  n.add(1);
  if depth == 0 { return 1; }
  return task.scope |s| {
    const a = s.spawn(|| tree(mix(seed), depth - 1, n));
    s.spawn || { _ = tree(mix(seed +% 1), depth - 1, n); };
    var ts: List<Task<i64>> = [];
    for i in 0..seed % 4 { ts.push(s.spawn(|| if depth > 2 { tree(mix(seed +% i), depth - 2, n) } else { 1 })); }
    for i in 0..seed % 3 { s.spawn || { n.add(1); }; }
    const b = if seed % 5 == 0 { tree(mix(seed +% 2), depth - 1, n) } else { 0 };
    if seed % 7 == 0 { return b; }
    var sum = a.join() + b;
    for t in ts { sum += t.join(); }
    return sum;
  };
}

function slow_tree(seed: u64, depth: u64, n: Atomic<i64>) -> i64 effects [Async] {
  if depth > 100 { task.yield(); }
  n.add(1);
  if depth == 0 { return 1; }
  return task.scope |s| {
    const a = s.spawn(|| slow_tree(mix(seed), depth - 1, n));
    s.spawn || { _ = slow_tree(mix(seed +% 1), depth - 1, n); };
    var ts: List<Task<i64>> = [];
    for i in 0..seed % 4 { ts.push(s.spawn(|| if depth > 2 { slow_tree(mix(seed +% i), depth - 2, n) } else { 1 })); }
    for i in 0..seed % 3 { s.spawn || { n.add(1); }; }
    const b = if seed % 5 == 0 { slow_tree(mix(seed +% 2), depth - 1, n) } else { 0 };
    if seed % 7 == 0 { return b; }
    var sum = a.join() + b;
    for t in ts { sum += t.join(); }
    return sum;
  };
}

function main() effects [Async, Io] {
  const n: Atomic<i64> = atomic(0);
  const m: Atomic<i64> = atomic(0);
  const r = tree(5, 9, n);
  const q = slow_tree(5, 9, m);
  io.println("{} {} {}", r == q && n.load() == m.load(), r, n.load());
}
