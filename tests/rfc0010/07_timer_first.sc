// run
// out: err Timeout
// The timer fires first: the work is cancelled in its sleep, and the value says Timeout.
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
  const r = with_timeout(10ms, || -> i32 { clock.sleep(1h); return 7; });
  match r {
    ok v -> io.println("ok {}", v);
    err e -> io.println("err {}", e);
  }
}
