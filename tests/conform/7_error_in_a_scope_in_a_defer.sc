// spec 7 defers: a scope in a defer is left by an error as any other is, also while something unwinds
// run
// exit: 101
// out: defer of 1: err Bad { n: 1 }
// out: defer of 2: ok 2
// out: cancelled
// out: defer of 1: err Bad { n: 1 }
// out: defer of 0: err Bad { n: 0 }
// err: tests/conform/7_error_in_a_scope_in_a_defer.sc:27:15: panic: boom
error Bad { n: i32 }

function positive(n: i32) -> Result<i32, Bad> {
  ensure n > 1 else err Bad { n: n };
  return n;
}

function work(n: i32, wait: Bool) effects [Async, Io, Clock] {
  defer {
    const r = task.scope |s| {
      const h = s.spawn || { 1 };
      const v = positive(n)?;
      return v + h.join() - 1;
    };
    io.println("defer of {}: {}", n, r);
  }
  if wait { clock.sleep(1h); }
  if n == 0 { panic("boom"); }
}

function main() effects [Async, Io, Clock] {
  work(1, false);
  work(2, false);
  const r = task.scope |s| {
    s.spawn || { work(1, true); };
    s.spawn || { clock.sleep(5ms); io.println("cancelled"); s.cancel(); };
  };
  _ = r;
  work(0, false);
}
