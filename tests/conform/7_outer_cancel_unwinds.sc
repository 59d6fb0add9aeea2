// run
// out: inner defer
// out: middle defer
// out: Cancelled
// out: timeout of the inner one
// out: 3
// An outer cancel passes through inner scopes and never becomes their error; an inner one stays.
function middle(up: Event) -> Result<i32, Timeout> effects [Async, Clock, Io] {
  defer io.println("middle defer");
  const r: Result<i32, Timeout> = task.scope |s| {
    defer io.println("inner defer");
    s.spawn || { clock.sleep(1h); s.cancel(); };
    up.set();
    clock.sleep(1h);
    return 1;
  };
  io.println("not here");
  return r;
}
function main() effects [Async, Clock, Io] {
  const up = event();
  const r: Result<Unit, Cancelled> = task.scope |outer| {
    outer.spawn || { _ = middle(up); };
    up.wait();
    outer.cancel();
  };
  match r { ok -> io.println("no"); err e -> io.println(e); }
  const n = task.scope |outer| {
    const t: Result<i32, Timeout> = task.scope |inner| {
      inner.spawn || { clock.sleep(10ms); inner.cancel(); };
      clock.sleep(1h);
      return 2;
    };
    match t { ok v -> io.println("no"); err e -> io.println("timeout of the inner one"); }
    return 3;
  };
  io.println(n);
}
