// spec 3 arithmetic: overflow panics
// run
// err: 3_overflow_isize.sc:5:50: panic: overflow in multiplication
// exit: 101
function f(a: isize, b: isize) -> isize { return a * b; }
function main() effects [Io] { io.println(f(9223372036854775807, 2)); }
