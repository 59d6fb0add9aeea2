// spec 7 finish: cancels the other tasks without being a failure
// run
// out: stopped
// out: 5
function main() effects [Async, Clock, Io] {
  const started = event();
  const v: i32 = task.scope |s| {
    s.spawn || { defer io.println("stopped"); started.set(); clock.sleep(1h); };
    const first = s.spawn || -> i32 { started.wait(); return 5; };
    const x = first.join();
    s.finish();
    return x;
  };
  io.println(v);
}
