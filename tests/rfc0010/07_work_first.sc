// run
// out: ok 42
// The work is done at once, so the call returns at once: nobody waits for the hour to pass.
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

function main() effects [Async, Clock, Io] {
  match with_timeout(1h, || -> i32 { clock.sleep(1ms); return 42; }) {
    ok v -> io.println("ok {}", v);
    err e -> io.println("timeout");
  }
}
