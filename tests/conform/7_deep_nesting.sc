// spec 7 scopes: nest through recursive calls
// run
// out: 200
function down(n: i32) -> i32 effects [Async] {
  if n == 0 { task.yield(); return 0; }
  return task.scope |s| { const h = s.spawn || -> i32 { return down(n - 1); }; return h.join() + 1; };
}
function main() effects [Async, Io] { io.println(down(200)); }
