// spec 7 cancel: belongs to its scope; the outer one goes on
// run
// out: inner cancelled
// out: outer fine
function main() effects [Async, Clock, Io] {
  const r = task.scope |outer| {
    const i: Result<Unit, Cancelled> = task.scope |inner| {
      inner.spawn || { clock.sleep(1h); };
      inner.cancel();
    };
    match i { ok -> io.println("fine?"); err e -> io.println("inner cancelled"); }
    return 3;
  };
  if r == 3 { io.println("outer fine"); }
}
