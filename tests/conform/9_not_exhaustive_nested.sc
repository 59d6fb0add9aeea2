// spec 4 match: exhaustive in depth
// reject
// diag: SC0901@5
type S = | A { x: Bool, y: Bool } | B;
function f(s: S) -> i32 { return match s { A { x: true, y } -> 1; A { x, y: true } -> 2; B -> 3; }; }
function main() { _ = f(B); }
