// reject
// diag: SC0413@8
// diag: SC0413@9
// diag: SC0413@11
// diag: SC0413@12
// diag: SC0412@13
function count() -> i32 { return 1; }
const CALLED: i32 = count();
const FIRST: i32 = SECOND;
const SECOND: i32 = FIRST;
const LARGE: u8 = 200 + 100;
const NOTHING: i32 = 1 / 0;
type Loop = Loop;
function main() {}
