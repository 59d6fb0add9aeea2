// spec 8 no escape: one that captures constants of copy type may
// run
// out: 1
function f() -> function() -> i32 { const n = 1; return || -> i32 { return n; }; }
function main() effects [Io] { const g = f(); io.println(g()); }
