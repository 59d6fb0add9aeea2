// spec 3 arithmetic: the least value by -1 overflows
// run
// err: 3_divide_overflow.sc:5:44: panic: overflow in division
// exit: 101
function f(a: i32, b: i32) -> i32 { return a / b; }
function main() effects [Io] { io.println(f(-2147483648, -1)); }
