// spec 4 match: array patterns are not supported yet
// reject
// diag: SC1301@4
function f(a: Array<i32, 3>) -> i32 { return match a { [x, .., y] -> x + y; }; }
function main() { _ = f([1, 2, 3]); }
