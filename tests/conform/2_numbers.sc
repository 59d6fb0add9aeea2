// run
// out: 7 3 -7 -1
// out: -128 255 0
// out: 6 1 7 -6
// out: 1024 4 -4
// out: true false true true
// out: 2.5 0.5
// out: 10 200
// out: 300 44
// out: 3s 500ms 2s
function main() effects [Io] {
  const a: i32 = 7;
  const b: i32 = -7;
  io.println("{} {} {} {}", a, a / 2, b, b % 2);
  const m: i8 = 127;
  const u: u8 = 0;
  io.println("{} {} {}", m +% 1, u -% 1, 16u8 *% 16);
  io.println("{} {} {} {}", 6 & 7, 5 & 3, 5 | 3, ~5);
  io.println("{} {} {}", 1 << 10, 16 >> 2, -8 >> 1);
  const big: u64 = 18446744073709551615;
  const neg: i32 = -1;
  io.println("{} {} {} {}", big > neg, big == neg, neg < big, 3u8 == 3i64);
  io.println("{} {}", 5.0 / 2.0, 1.5 - 1.0);
  var n = 5;
  n += 5;
  var k = 10;
  k *= 20;
  io.println("{} {}", n, k);
  const w: i32 = 300;
  io.println("{} {}", i64(w), u8(w - 256));
  io.println("{} {} {}", 1s + 2s, 1s / 2, 1s * 2);
}
