// spec 11: whatever comes first, the cancel or the permit, no permit is lost
// run
// out: 2 permits are left
function main() effects [Async, Io] {
  const s = semaphore(2);
  for round in 0..300 {
    task.scope |outer| {
      for i in 0..4 {
        outer.spawn || { s.with || { task.yield(); }; };
      }
      for k in 0..round % 5 { task.yield(); }
      outer.finish();
    };
  }
  var free = 0;
  while s.try_acquire() { free += 1; }
  io.println("{} permits are left", free);
}
