// spec 3 views: a `View<T>` is read-only
// reject
// diag: SC0404@4
function f(v: View<i32>) { v[0] = 1; }
function main() { const d = [1]; f(d[..]); }
