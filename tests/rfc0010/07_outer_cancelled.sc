// run
// out: unwound
// out: cancelled
// A cancel of the scope around unwinds through with_timeout: it is no Timeout, and nothing after the
// call runs but the defers.
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
  const started = event();
  const r: Result<Unit, Cancelled> = task.scope |outer| {
    outer.spawn || {
      defer io.println("unwound");
      const inner = with_timeout(1h, || -> i32 { started.set(); clock.sleep(1h); return 1; });
      match inner {
        ok v -> io.println("value?");
        err e -> io.println("timeout?");
      }
    };
    started.wait();
    outer.cancel();
  };
  match r {
    ok v -> io.println("finished?");
    err e -> io.println("cancelled");
  }
}
