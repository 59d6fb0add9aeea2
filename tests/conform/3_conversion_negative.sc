// spec 3 conversion: panics where the value does not fit
// run
// err: 3_conversion_negative.sc:5:36: panic: value does not fit in u64
// exit: 101
function f(n: i64) -> u64 { return u64(n); }
function main() effects [Io] { io.println(f(-1)); }
