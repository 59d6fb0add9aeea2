// spec 6 open parameters: passing an `Async` function needs `Async`
// reject
// diag: SC0501@6
function twice(f: function(i32) -> i32, n: i32) -> i32 { return f(f(n)); }
function slow(n: i32) -> i32 effects [Async] { task.yield(); return n; }
function g() -> i32 { return twice(slow, 1); }
function main() { _ = g(); }
