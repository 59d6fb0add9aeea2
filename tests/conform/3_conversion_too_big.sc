// spec 3 conversion: panics where the value does not fit
// run
// err: 3_conversion_too_big.sc:5:35: panic: value does not fit in u8
// exit: 101
function f(n: i32) -> u8 { return u8(n); }
function main() effects [Io] { io.println(f(256)); }
