// spec 6 open parameters: a closure that runs one has its effects, which only the call knows
// reject
// diag: SC0605@10
// diag: SC0605@14
// diag: SC0605@17
// diag: SC0605@20
type Holder = { run: function() -> i32 };
function call(f: function() -> i32 effects []) -> i32 { return f(); }
function bound(f: function() -> i32) -> i32 {
  const g: function() -> i32 = || f();
  return g();
}
function held(f: function() -> i32) -> i32 {
  return (Holder { run: || f() }.run)();
}
function passed(f: function() -> i32) -> i32 {
  return call(|| f());
}
function joined(f: function() -> i32) -> i32 {
  return (if f() > 0 { || 1 } else { || f() })();
}
function main() {}
