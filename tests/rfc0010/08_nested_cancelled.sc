// run
// out: inner unwound
// out: cancelled
// The comment in the block, put to the test: here the inner task waits for ever unless the outer
// scope's cancel reaches it.

function nested(started: Event) effects [Async, Clock, Io] {
  const work = || {
    defer io.println("inner unwound");
    started.set();
    clock.sleep(1h);
  };
// block 8
task.scope |outer| {
  outer.spawn || {
    task.scope |inner| {
      // if outer is cancelled, inner is too
      inner.spawn(work);
    };
  };
};
// end of block 8
}
function main() effects [Async, Clock, Io] {
  const r: Result<Unit, Cancelled> = task.scope |around| {
    const started = event();
    around.spawn || { nested(started); };
    started.wait();
    around.cancel();
  };
  match r {
    ok v -> io.println("finished?");
    err e -> io.println("cancelled");
  }
}
