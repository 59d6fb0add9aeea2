// spec 3 arithmetic: overflow panics
// run
// out: 2147395600
// err: 3_overflow_i32.sc:6:44: panic: overflow in multiplication
// exit: 101
function f(a: i32, b: i32) -> i32 { return a * b; }
function main() effects [Io] { io.println(f(46340, 46340)); io.println(f(46341, 46341)); }
