// spec 8 no escape: the result lives as long as the shortest of the parameters
// reject
// diag: SC0603@5
function rest(v: View<i32>) -> View<i32> { return v[1..]; }
function f() -> View<i32> { const a = [1, 2, 3]; return rest(a[..]); }
function main() { }
