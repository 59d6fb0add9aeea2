// check
// The tail spawn is joined; an inner body runs in the inner scope; a guard is flagged.
pub function within(limit: Duration, f: function() -> i32 effects [Async]) -> Result<i32, Timeout>
  effects [Async, Clock]
{
  return task.scope |outer| {
    outer.spawn || { clock.sleep(limit); outer.cancel(); };
    const n = task.scope |inner| {
      const h = inner.spawn || { return 1; };
      return h.join();
    };
    return f() + n;
  };
}
pub function tail(f: function() -> i32) -> i32 effects [Async] {
  return task.scope |s| { s.spawn || -> i32 { return 7; }; };
}
