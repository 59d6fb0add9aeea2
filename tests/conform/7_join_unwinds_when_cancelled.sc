// spec 7 being cancelled: a join first asks whether the task is cancelled
// run
// out: after
function main() effects [Async, Io] {
  task.scope |s| {
    const h = s.spawn || -> i32 { return 1; };
    s.cancel();
    io.println(h.join());
  };
  io.println("after");
}
