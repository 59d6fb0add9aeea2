// spec 3 arithmetic: a remainder by zero panics
// run
// out: 1
// err: 3_remainder_by_zero.sc:6:44: panic: division by zero
// exit: 101
function f(a: u64, b: u64) -> u64 { return a % b; }
function main() effects [Io] { io.println(f(7, 2)); io.println(f(7, 0)); }
