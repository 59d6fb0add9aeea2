// spec 4 match: `None` must be matched
// reject
// diag: SC0901@4
function f(m: i32?) -> i32 { return match m { Some { value } -> value; }; }
function main() { _ = f(None); }
