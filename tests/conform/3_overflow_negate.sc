// spec 3 arithmetic: negating the least value overflows
// run
// out: 128
// err: 3_overflow_negate.sc:6:36: panic: overflow in negation
// exit: 101
function f(a: i16) -> i16 { return -a; }
function main() effects [Io] { io.println(f(-128)); io.println(f(-32768)); }
