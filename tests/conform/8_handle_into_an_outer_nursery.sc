// spec 7 captures: into a nursery that came as a parameter no handle
// reject
// diag: SC0601@6
function f() -> i32 { return 1; }
function g(n: Nursery) effects [Async] {
  task.scope |s| { const t = s.spawn(f); n.spawn || { _ = t.join(); }; };
}
function main() { }
