// spec 3 numbers: comparisons across types, inference of literals in all places
// run
// out: true true true false
// out: 255 18446744073709551615 -1 1.5 2
function f(x: u8) -> u64 { return u64(x) * 2; }
function main() effects [Io] {
  const a: u64 = 18446744073709551615;
  const b = -1i8;
  io.println("{} {} {} {}", a > b, 3u8 == 3i64, b < 0u32, a == 0);
  const xs: List<u8> = [1, 2, 255];
  const y: f32 = 1.5;
  var z = 1;
  z += 1;
  io.println("{} {} {} {} {}", xs[2], a, b, y, z);
  assert(f(2) == 4);
  assert(xs[0] < 300i32);
  const idx = 1u8;
  assert(xs[idx] == 2);
}
