// spec 11 clock: `sleep` waits at least as long as it says
// run
// out: short
// out: long
function main() effects [Async, Clock, Io] {
  task.scope |s| {
    s.spawn || { clock.sleep(300ms); io.println("long"); };
    s.spawn || { clock.sleep(1ms); io.println("short"); };
  };
}
