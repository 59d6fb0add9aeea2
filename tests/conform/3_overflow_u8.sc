// spec 3 arithmetic: overflow panics
// run
// out: 255
// err: 3_overflow_u8.sc:6:41: panic: overflow in addition
// exit: 101
function f(a: u8, b: u8) -> u8 { return a + b; }
function main() effects [Io] { io.println(f(200, 55)); io.println(f(200, 56)); }
