// spec 4 match: exhaustive over Bool
// reject
// diag: SC0901@4
function f(b: Bool) -> i32 { return match b { true -> 1; }; }
function main() { _ = f(true); }
