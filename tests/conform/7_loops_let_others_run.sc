// spec 7 being cancelled: a computing loop lets other ready tasks run
// run
// out: both
function main() effects [Async, Io] {
  const flag = atomic(false);
  task.scope |s| {
    s.spawn || { while !flag.load() { } };
    s.spawn || { while !flag.load() { } };
    s.spawn || { while !flag.load() { } };
    s.spawn || { flag.store(true); };
  };
  io.println("both");
}
