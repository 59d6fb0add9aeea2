// A timeout is no feature of the runtime but five lines of the language: the work and a timer run in
// one scope, and the timer, which can do nothing but cancel, never keeps a scope waiting. So the call
// returns the moment its work is done, and work that is too slow is stopped where it waits, with its
// defers. (The prelude has this function; here it is, written out.)
// run
// out: quick: 42
// out: slow: cleaning up
// out: slow: out of time
function with_timeout<T>(duration: Duration, f: function() -> T) -> Result<T, Timeout>
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

function quick() -> i32 effects [Async, Clock] {
  clock.sleep(5ms);
  return 42;
}

function slow() -> i32 effects [Async, Clock, Io] {
  defer io.println("slow: cleaning up");
  clock.sleep(1h);
  return 7;
}

function main() effects [Async, Clock, Io] {
  match with_timeout(1min, quick) {
    ok v -> io.println("quick: {}", v);
    err e -> io.println("quick: out of time");
  }
  match with_timeout(20ms, slow) {
    ok v -> io.println("slow: {}", v);
    err e -> io.println("slow: out of time");
  }
}
