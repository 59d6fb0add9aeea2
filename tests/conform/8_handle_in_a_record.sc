// spec 8 no escape: nor inside of something else
// reject
// diag: SC0601@6
function f() -> i32 { return 1; }
function main() effects [Async] {
  const h = task.scope |s| { const t = s.spawn(f); return Some { value: t }; };
  _ = h;
}
