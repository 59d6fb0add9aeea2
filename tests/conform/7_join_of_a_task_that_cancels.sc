// spec 7 join: a cancel that comes before the end of the task it waits for comes first, wherever that runs
// run
// out: cancelled
// out: cancelled
// out: Bad
error Bad;
function main() effects [Async, Clock, Io] {
  const at_once: Result<i32, Cancelled> = task.scope |s| {
    const h = s.spawn || -> i32 { s.cancel(); return 1; };
    const v = h.join();
    io.println("not here: {}", v);
    return v;
  };
  match at_once { ok v -> io.println(v); err e -> io.println("cancelled"); }
  const later: Result<i32, Cancelled> = task.scope |s| {
    const h = s.spawn || -> i32 { clock.sleep(1ms); s.cancel(); return 1; };
    const v = h.join();
    io.println("nor here: {}", v);
    return v;
  };
  match later { ok v -> io.println(v); err e -> io.println("cancelled"); }
  const from_within: Result<i32, Bad | Cancelled> = task.scope |s| {
    const first = s.spawn || -> i32 { return 1; };
    const h = s.spawn || -> i32 { s.cancel(err Bad); return 2; };
    s.spawn || { io.println("nor here: {}", h.join()); };
    const v = first.join() + h.join();
    io.println("nor here: {}", v);
    return v;
  };
  match from_within { ok v -> io.println(v); err { error: Bad } -> io.println("Bad"); err { error: Cancelled } -> io.println("cancelled"); }
}
