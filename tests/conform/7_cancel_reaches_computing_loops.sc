// spec 7 being cancelled: the back edge of a loop in an `Async` function is a suspension point
// run
// out: stopped
function spin() effects [Async] { var n: u64 = 0; while true { n = n +% 1; } }
function main() effects [Async, Clock, Io] {
  task.scope |s| {
    s.spawn(spin);
    clock.sleep(20ms);
    s.cancel();
  };
  io.println("stopped");
}
