// spec 11 channels: who waits in an inner scope is in the reach of that one, and who waits outside stays in the outer one's
// run
// out: 7
// out: stopped
// out: stopped
// out: cancelled
function main() effects [Async, Clock, Io] {
  const ch = channel<i32>(0);
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || { defer io.println("stopped"); clock.sleep(1h); };
    s.spawn || {
      clock.sleep(20ms); // has now waited in the outer scope, as the two others
      task.scope |inner| {
        inner.spawn || { clock.sleep(5ms); ch.send(7); };
        match ch.recv() { Some { value } -> io.println(value); None -> io.println("closed?"); }
      };
      s.cancel();
    };
    s.spawn || { defer io.println("stopped"); clock.sleep(1h); };
  };
  match r { ok -> io.println("fine?"); err e -> io.println("cancelled"); }
}
