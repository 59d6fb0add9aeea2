// spec 3 arithmetic: division by zero panics
// run
// out: 3
// err: 3_divide_by_zero.sc:6:44: panic: division by zero
// exit: 101
function f(a: i32, b: i32) -> i32 { return a / b; }
function main() effects [Io] { io.println(f(7, 2)); io.println(f(7, 0)); }
