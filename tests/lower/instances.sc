// check
// One instance for each type argument and for each answer of an open parameter.
function call<T>(f: function() -> T) -> T { return f(); }
pub function plain() -> i32 { return call(|| 1); }
pub function async_too() -> i64 effects [Async] {
  return call(|| { task.yield(); return 2i64; });
}
