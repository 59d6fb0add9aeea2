// A timer fires beside code that only forks and joins, and never lets others run, with any number of
// workers: a worker is added for it.
// run
// out: stopped
function endless(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    const a = s.spawn(|| if n == 0 { 0i64 } else { endless(n - 1) });
    const b = if n == 0 { 0i64 } else { endless(n - 1) };
    return a.join() +% b;
  };
}

function main() effects [Async, Clock, Io] {
  const r: Result<Unit, Cancelled> = task.scope |s| {
    for i in 0..9 { s.spawn || { _ = endless(60); }; }
    s.spawn || {
      clock.sleep(5ms);
      clock.sleep(5ms);
      s.cancel();
    };
  };
  match r { ok -> io.println("done"); err e -> io.println("stopped"); }
}
