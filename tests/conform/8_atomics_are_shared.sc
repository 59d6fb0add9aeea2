// run
// out: 4
function main() effects [Async, Io] {
  const n = atomic(0);
  task.scope |s| { for i in 0..4 { s.spawn || { _ = n.add(1); }; } };
  io.println(n.load());
}
