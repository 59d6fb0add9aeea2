// spec 11 printed forms: integers decimal
// run
// out: 0 -1 255 -128 9223372036854775807
function main() effects [Io] { io.println("{} {} {} {} {}", 0, -1, 255u8, -128i8, 9223372036854775807i64); }
