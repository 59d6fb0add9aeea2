// spec 2 declarations: may be used before the place where they stand
// run
// out: 9
function main() effects [Io] { io.println(later(P { n: 4 })); }
function later(p: P) -> i32 { return p.n + FIVE; }
type P = { n: i32 };
const FIVE: i32 = 5;
