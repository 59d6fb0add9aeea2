// spec 2 constants: one that overflows is refused, also within a value
// reject
// diag: SC0413@10
// diag: SC0413@11
// diag: SC0413@12
// diag: SC0413@13
// diag: SC0413@15
// diag: SC0413@15
// diag: SC0413@16
const A: u8 = 200 + 100;
const B: Duration = hours(9999999);
const C: (i32, i64) = (1 / 0, 1);
const D: Duration = 1s / 0;
type P = { x: i8, on: Bool };
const E: P = P { x: 100 + 100, on: 1 << 40 > 3 };
const F: Array<i32, 2> = [2147483647 + 1, 0];
function main() {}
