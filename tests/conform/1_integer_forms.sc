// spec 1 literals: integers in four bases, with underscores and suffixes
// run
// out: 42 1000 255 15 11 7
// out: 200 65535 4294967295 18446744073709551615
// out: -128 -32768 -2147483648 -9223372036854775808
function main() effects [Io] {
  io.println("{} {} {} {} {} {}", 42, 1_000, 0xff, 0o17, 0b1011, 007);
  io.println("{} {} {} {}", 200u8, 0xffffu16, 4_294_967_295u32, 18446744073709551615u64);
  io.println("{} {} {} {}", -128i8, -32768i16, -2147483648, -9223372036854775808i64);
}
