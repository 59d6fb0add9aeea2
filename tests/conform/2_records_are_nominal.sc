// spec 2 types: a record is nominal
// reject
// diag: SC0401@7
type P = { x: i32 };
type Q = { x: i32 };
function f(p: P) -> i32 { return p.x; }
function main() { _ = f(Q { x: 1 }); }
