// spec 3 arithmetic: overflow panics
// run
// out: 127
// err: 3_overflow_i8.sc:6:41: panic: overflow in addition
// exit: 101
function f(a: i8, b: i8) -> i8 { return a + b; }
function main() effects [Io] { io.println(f(100, 27)); io.println(f(100, 28)); }
