// spec 7 spawning: a nursery may be spawned into from its tasks
// run
// out: 2
function main() effects [Async, Io] {
  const k = atomic(0);
  task.nursery |n| { n.spawn || { k.add(1); n.spawn || { k.add(1); }; }; };
  io.println(k.load());
}
