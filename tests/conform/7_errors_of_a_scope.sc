// run
// out: first Bad { n: 1 }
// out: body Worse
// out: fine 3
// out: sibling was stopped
// out: stopped Bad { n: 7 }
error Bad { n: i32 }
error Worse;
function bad(n: i32) -> Result<i32, Bad> { return err Bad { n: n }; }
function main() effects [Async, Clock, Io] {
  const a: Result<i32, Bad> = task.scope |s| {
    s.spawn(|| bad(1));
    clock.sleep(1h);
    return 1;
  };
  match a { ok v -> io.println("ok"); err e -> io.println("first {}", e); }
  const b: Result<i32, Bad | Worse> = task.scope |s| {

    s.spawn || -> Result<Unit, Bad> { clock.sleep(1h); return ok; };
    if true { return err Worse; }
    return ok 1;
  };
  match b { ok v -> io.println("ok"); err e -> io.println("body {}", e); }
  const c: Result<i32, Bad> = task.scope |s| {
    const h = s.spawn || -> Result<i32, Bad> { return ok 3; };
    return h.join();
  };
  match c { ok v -> io.println("fine {}", v); err e -> io.println("no"); }
  const up = event();
  const d: Result<Unit, Bad> = task.scope |s| {
    s.spawn || {
      defer io.println("sibling was stopped");
      up.set();
      clock.sleep(1h);
    };
    up.wait();
    const n = bad(7)?;
    io.println("not here {}", n);
  };
  match d { ok -> io.println("no"); err e -> io.println("stopped {}", e); }
}
