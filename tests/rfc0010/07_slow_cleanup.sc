// run
// out: cleaning
// out: cleaned
// out: timeout
// The work's cleanup suspends after the timer fired: it is waited for, in full, before the value comes.
// block 7
function with_timeout<T>(
  duration: Duration,
  f: function() -> T
) -> Result<T, Timeout>
  effects [Async, Clock]
{
  return task.scope |scope| {
    const work = scope.spawn(f);
    const timer = scope.spawn || {
      clock.sleep(duration);
      scope.cancel();
    };

    return work.join();
  };
}
// end of block 7

function work() -> i32 effects [Async, Clock, Io] {
  defer {
    io.println("cleaning");
    clock.sleep(50ms);
    io.println("cleaned");
  }
  clock.sleep(1h);
  return 1;
}
function main() effects [Async, Clock, Io] {
  match with_timeout(200ms, work) {
    ok v -> io.println("ok {}", v);
    err e -> io.println("timeout");
  }
}
