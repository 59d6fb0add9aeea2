// reject
// diag: SC0601@4
function main() effects [Async] {
  const f = task.scope |s| { const h = s.spawn || -> i32 { return 1; }; return || -> i32 { return h.join(); }; };
}
