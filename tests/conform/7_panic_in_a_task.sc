// run
// out: deferred
// out: sibling ended
// exit: 101
// err: panic: boom
// err: spawned at
function main() effects [Async, Clock, Io] {
  defer io.println("sibling ended");
  const up = event();
  task.scope |s| {
    s.spawn || {
      defer io.println("deferred");
      up.set();
      clock.sleep(1h);
    };
    s.spawn || {
      up.wait();
      panic("boom");
    };
  };
  io.println("not here");
}
