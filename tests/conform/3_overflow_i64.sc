// spec 3 arithmetic: overflow panics
// run
// out: 9223372036854775807
// err: 3_overflow_i64.sc:6:44: panic: overflow in addition
// exit: 101
function f(a: i64, b: i64) -> i64 { return a + b; }
function main() effects [Io] { io.println(f(9223372036854775806, 1)); io.println(f(9223372036854775807, 1)); }
