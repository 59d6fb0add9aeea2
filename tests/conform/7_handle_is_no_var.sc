// spec 7 join: a handle is bound by `const`
// reject
// diag: SC0601@6
function f() -> i32 { return 1; }
function main() effects [Async] {
  task.scope |s| { var h = s.spawn(f); _ = h.join(); };
}
