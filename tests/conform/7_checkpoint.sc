// spec 7 being cancelled: `task.checkpoint()` is a suspension point
// run
// out: before
// out: after
function main() effects [Async, Io] {
  task.scope |s| {
    s.cancel();
    io.println("before");
    task.checkpoint();
    io.println("not here");
  };
  io.println("after");
}
