// spec 6 open parameters: the caller needs the effects of what it passes
// reject
// diag: SC0502@6
function apply(f: function(i32) -> i32, n: i32) -> i32 { return f(n); }
function noisy(n: i32) -> i32 effects [Io] { io.println(n); return n; }
function g() -> i32 { return apply(noisy, 3); }
function main() { _ = g(); }
