// spec 2 constants: numbers and durations are computed when the program is compiled, wherever they stand
// run
// out: 255 -128 250 3 5400s 90 (4, 3s) 4294967295
const MASK: u8 = ~0;
const LEAST: i8 = 127 +% 1;
const WRAPPED: u8 = 5 -% 11;
const SIGNED: i32 = ~-4;
const LONG: Duration = hours(1) + 30 * minutes(1);
const COUNT: i64 = LONG.minutes();
const PAIR: (i32, Duration) = (2 + 2, seconds(9) / 3);
const BITS: u32 = ~0u32;
function main() effects [Io] {
  io.println("{} {} {} {} {} {} {} {}", MASK, LEAST, WRAPPED, SIGNED, LONG, COUNT, PAIR, BITS);
}
