// run
// out: 7
function grow(n: Nursery, count: Atomic<i32>, depth: i32) effects [Async] {
  _ = count.add(1);
  if depth > 0 {
    n.spawn || { grow(n, count, depth - 1); };
    n.spawn || { grow(n, count, depth - 1); };
  }
}
function main() effects [Async, Io] {
  const count = atomic(0);
  task.nursery |n| { n.spawn || { grow(n, count, 2); }; };
  io.println(count.load());
}
