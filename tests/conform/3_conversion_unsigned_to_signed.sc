// spec 3 conversion: the same width, another sign
// run
// err: 3_conversion_unsigned_to_signed.sc:5:36: panic: value does not fit in i64
// exit: 101
function f(n: u64) -> i64 { return i64(n); }
function main() effects [Io] { io.println(f(9223372036854775808u64)); }
