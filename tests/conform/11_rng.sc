// spec 11: random numbers of any integer type, each equally often
// run
// out: in range true
// out: each face true
// out: the same elements true, in another order true
// out: from the lowest to the highest true
// out: fractions true true
function main() effects [Io, Rng] {
  var in_range = true;
  var faces: Array<i32, 6> = [0; 6];
  for i in 0..60000 {
    const face = rng.range(1, 7);
    if face < 1 || face > 6 { in_range = false; } else { faces[face - 1] += 1; }
    const small = rng.range(-3i8, 4);
    if small < -3 || small > 3 { in_range = false; }
  }
  io.println("in range {}", in_range);
  var even = true;
  for count in faces { if count < 9000 || count > 11000 { even = false; } }
  io.println("each face {}", even);
  var xs: List<i64> = [];
  for i in 0i64..1000 { xs.push(i); }
  const before = xs.clone();
  rng.shuffle(xs[..]);
  const moved = xs != before;
  xs.sort();
  io.println("the same elements {}, in another order {}", xs == before, moved);
  const least = rng.range(-9223372036854775807i64 - 1, 9223372036854775807) < 9223372036854775807;
  const one = rng.range(5u64, 6) == 5 && rng.range(18446744073709551614u64, 18446744073709551615) == 18446744073709551614;
  io.println("from the lowest to the highest {}", least && one && rng.next() != rng.next());
  var low = 2.0;
  var high = -2.0;
  var sum = 0.0;
  var narrow = true;
  for i in 0..10000 {
    const x = rng.range(-1.0, 2.0);
    if x < low { low = x; }
    if x > high { high = x; }
    sum += x;
    const y: f32 = rng.range(0.0, 1.0);
    if y < 0.0 || y >= 1.0 { narrow = false; }
  }
  const mean = sum / 10000.0;
  io.println("fractions {} {}", low >= -1.0 && low < -0.9 && high < 2.0 && high > 1.9 && narrow, mean > 0.4 && mean < 0.6);
}
