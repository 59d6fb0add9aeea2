// spec 3 conversion: panics where the float does not fit
// run
// err: 3_conversion_float_too_big.sc:5:36: panic: value does not fit in i32
// exit: 101
function f(x: f64) -> i32 { return i32(x); }
function main() effects [Io] { io.println(f(2147483648.0)); }
