// spec 4 match: ranges may cover an integer type
// run
// out: 1 2
function f(n: u8) -> i32 { return match n { 0..=99 -> 1; 100.. -> 2; }; }
function main() effects [Io] { io.println("{} {}", f(1), f(255)); }
