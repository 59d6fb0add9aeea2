// spec 3 arithmetic: overflow panics
// run
// out: -32768
// err: 3_overflow_i16.sc:6:44: panic: overflow in subtraction
// exit: 101
function f(a: i16, b: i16) -> i16 { return a - b; }
function main() effects [Io] { io.println(f(-32767, 1)); io.println(f(-32767, 2)); }
