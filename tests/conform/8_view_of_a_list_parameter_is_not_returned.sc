// reject
// diag: SC0603@3
function all(xs: List<i32>) -> View<i32> { return xs[..]; }
function main() { }
