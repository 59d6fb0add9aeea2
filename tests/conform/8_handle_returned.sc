// spec 8 no escape: a task handle may not leave its scope
// reject
// diag: SC0601@6
function f() -> i32 { return 1; }
function main() effects [Async] {
  const h = task.scope |s| { const t = s.spawn(f); return t; };
  _ = h;
}
