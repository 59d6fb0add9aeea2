// run
// out: boom high
// out: ok 3
// The work's own value is a Result: in the generic body it is a value like any other, so its err is
// delivered inside ok and fails nothing.

error Boom { why: String }
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

function try_it(good: Bool) -> Result<i32, Boom> {
  if good { return ok 3; }
  return err Boom { why: "high" };
}
function show(r: Result<Result<i32, Boom>, Timeout>) effects [Io] {
  match r {
    ok inner -> match inner {
      ok v -> io.println("ok {}", v);
      err { error: Boom { why } } -> io.println("boom {}", why);
    }
    err e -> io.println("timeout");
  }
}
function main() effects [Async, Clock, Io] {
  show(with_timeout(1h, || -> Result<i32, Boom> { return try_it(false); }));
  show(with_timeout(1h, || -> Result<i32, Boom> { return try_it(true); }));
}
