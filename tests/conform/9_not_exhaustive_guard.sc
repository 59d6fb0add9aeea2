// spec 4 match: a guarded arm covers nothing
// reject
// diag: SC0901@4
function f(b: Bool) -> i32 { return match b { true where b -> 1; false -> 2; }; }
function main() { _ = f(true); }
