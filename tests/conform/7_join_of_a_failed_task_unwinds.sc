// spec 7 join: a task that has failed gives no value, whether it is run by who joins it or waited for
// run
// out: Bad { n: 1 }
// out: Bad { n: 2 }
// out: Bad { n: 3 }
error Bad { n: i32 }
function fail(n: i32) -> Result<i32, Bad> { return err Bad { n: n }; }
function at_once() -> Result<i32, Bad> effects [Async, Io] {
  return task.scope |s| {
    const h = s.spawn || -> Result<i32, Bad> { return err Bad { n: 1 }; };
    const v = h.join();
    io.println("not here: {}", v);
    return v;
  };
}
function later() -> Result<i32, Bad> effects [Async, Clock, Io] {
  return task.scope |s| {
    const h = s.spawn || -> Result<i32, Bad> { clock.sleep(1ms); return err Bad { n: 2 }; };
    s.spawn || { h.join(); io.println("nor here"); };
    const v = h.join();
    io.println("nor here: {}", v);
    return v;
  };
}
function by_a_function() -> Result<i32, Bad> effects [Async, Io] {
  return task.scope |s| {
    const h = s.spawn || { return fail(3); };
    task.yield();
    const v = h.join();
    io.println("nor here: {}", v);
    return v;
  };
}
function show(r: Result<i32, Bad>) effects [Io] {
  match r { ok v -> io.println(v); err e -> io.println(e); }
}
function main() effects [Async, Clock, Io] { show(at_once()); show(later()); show(by_a_function()); }
