// spec 3 conversion: a NaN fits no integer
// run
// err: 3_conversion_nan.sc:5:36: panic: value does not fit in i32
// exit: 101
function f(x: f64) -> i32 { return i32(x / x); }
function main() effects [Io] { io.println(f(0.0)); }
