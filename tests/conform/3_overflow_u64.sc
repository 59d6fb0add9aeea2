// spec 3 arithmetic: overflow panics
// run
// out: 18446744073709551615
// err: 3_overflow_u64.sc:6:44: panic: overflow in addition
// exit: 101
function f(a: u64, b: u64) -> u64 { return a + b; }
function main() effects [Io] { io.println(f(18446744073709551614, 1)); io.println(f(18446744073709551615, 1)); }
