// run
// out: Enough { after: 3 }
// out: Cancelled
// out: Timeout
// out: 5
error Enough { after: i32 }
function stop(s: Scope<Cancelled>) { s.cancel(); }
function main() effects [Async, Clock, Io] {
  const a: Result<Unit, Enough> = task.scope |s| {
    s.spawn || { clock.sleep(1h); };
    s.cancel(err Enough { after: 3 });
  };
  match a { ok -> io.println("no"); err e -> io.println(e); }
  const b: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || { clock.sleep(1h); };
    stop(s);
  };
  match b { ok -> io.println("no"); err e -> io.println(e); }
  const c: Result<i32, Timeout> = task.scope |s| {
    s.spawn || { clock.sleep(10ms); s.cancel(); };
    clock.sleep(1h);
    return 1;
  };
  match c { ok v -> io.println(v); err e -> io.println(e); }
  const d = task.scope |s| {
    s.spawn || { clock.sleep(1h); };
    s.finish();
    return 5;
  };
  io.println(d);
}
