// run
// out: 2047
function grow(n: Nursery, count: Atomic<i32>, depth: i32) effects [Async] {
  count.add(1);
  if depth == 0 { return; }
  n.spawn || { grow(n, count, depth - 1); };
  n.spawn || { grow(n, count, depth - 1); };
}
function main() effects [Async, Io] {
  const count = atomic(0);
  task.nursery |n| { grow(n, count, 10); };
  io.println(count.load());
}
