// spec 7 nurseries: may be spawned into from their tasks, and below
// run
// out: 31
function walk(n: Nursery, depth: i32, hits: Atomic<i32>) effects [Async] {
  hits.add(1);
  if depth == 0 { return; }
  n.spawn || { walk(n, depth - 1, hits); };
  n.spawn || { task.yield(); walk(n, depth - 1, hits); };
}
function main() effects [Async, Io] {
  const hits = atomic(0);
  task.nursery |n| { n.spawn || { walk(n, 4, hits); }; };
  io.println(hits.load());
}
