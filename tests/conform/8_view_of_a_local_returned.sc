// spec 8 no escape: a view may not outlive its source
// reject
// diag: SC0603@4
function f() -> View<i32> { const a = [1, 2, 3]; return a[..]; }
function main() { }
