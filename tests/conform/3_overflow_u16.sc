// spec 3 arithmetic: overflow panics
// run
// out: 65025
// err: 3_overflow_u16.sc:6:44: panic: overflow in multiplication
// exit: 101
function f(a: u16, b: u16) -> u16 { return a * b; }
function main() effects [Io] { io.println(f(255, 255)); io.println(f(256, 256)); }
