// spec 3 arithmetic: a shift by the width or more panics
// run
// err: 3_shift_too_far.sc:5:44: panic: overflow in shift
// exit: 101
function f(a: i32, n: u32) -> i32 { return a << n; }
function main() effects [Io] { io.println(f(1, 32)); }
