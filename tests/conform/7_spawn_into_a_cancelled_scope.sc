// spec 7 cancel: a task spawned into a cancelled scope never starts
// run
// out: after
function main() effects [Async, Io] {
  const n = atomic(0);
  task.scope |s| {
    s.cancel();
    s.spawn || { io.println("never"); };
  };
  io.println("after");
}
