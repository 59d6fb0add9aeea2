// spec 7 guards: one that writes something captured is waited for
// run
// out: 1
// diag: SC1202
function main() effects [Async, Clock, Io] {
  var n = 0;
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || { clock.sleep(20ms); n = 1; s.cancel(); };
  };
  _ = r;
  io.println(n);
}
