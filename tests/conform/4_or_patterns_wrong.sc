// spec 4 patterns: alternatives that bind different names or types are refused
// reject
// diag: SC0301@6
// diag: SC0401@7
type S = | A { x: i32 } | B { x: String } | C { z: i32 };
function f(s: S) -> i32 { return match s { A { x } | C { z: _ } -> 1; B { .. } -> 2; }; }
function g(s: S) -> i32 { return match s { A { x } | B { x } -> 1; C { .. } -> 2; }; }
function main() {}
