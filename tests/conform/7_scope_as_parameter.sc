// spec 7 spawning: allowed in functions that got the scope as a parameter
// run
// out: 7
function add(s: Scope, n: Atomic<i32>, k: i32) effects [Async] { s.spawn || { task.yield(); n.add(k); }; }
function more(s: Scope, n: Atomic<i32>) effects [Async] { add(s, n, 2); add(s, n, 4); }
function main() effects [Async, Io] {
  const n = atomic(0);
  task.scope |s| { add(s, n, 1); more(s, n); };
  io.println(n.load());
}
