// spec 4 match: exhaustive: SC0901
// reject
// diag: SC0901@5
type S = | A | B { n: i32 } | C;
function f(s: S) -> i32 { return match s { A -> 1; B { n } -> n; }; }
function main() { _ = f(C); }
