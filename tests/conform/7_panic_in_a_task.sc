// run
// out: deferred
// out: sibling ended
// exit: 101
// err: panic: boom
// err: spawned at
function main() effects [Async, Clock, Io] {
  defer io.println("sibling ended");
  task.scope |s| {
    s.spawn || {
      defer io.println("deferred");
      clock.sleep(1h);
    };
    s.spawn || {
      clock.sleep(10ms);
      panic("boom");
    };
  };
  io.println("not here");
}
