// spec 3 arithmetic: an unsigned result below zero is an overflow
// run
// out: 0
// err: 3_overflow_u32.sc:6:44: panic: overflow in subtraction
// exit: 101
function f(a: u32, b: u32) -> u32 { return a - b; }
function main() effects [Io] { io.println(f(1, 1)); io.println(f(0, 1)); }
