// spec 7 captures: into a scope of its own a function may capture its views
// run
// out: 6
function sum(v: View<i32>) -> i32 { var t = 0; for x in v { t += x; } return t; }
function f(v: View<i32>) -> i32 effects [Async] {
  return task.scope |s| { const h = s.spawn || -> i32 { task.yield(); return sum(v); }; return h.join(); };
}
function main() effects [Async, Io] { const a = [1, 2, 3]; io.println(f(a[..])); }
