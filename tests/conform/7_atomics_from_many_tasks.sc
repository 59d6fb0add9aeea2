// spec 11 Atomic: sequentially consistent, nothing is lost
// run
// out: 100000
function main() effects [Async, Io] {
  const n = atomic(0);
  task.scope |s| {
    for i in 0..100 { s.spawn || { for j in 0..1000 { n.add(1); } }; }
  };
  io.println(n.load());
}
