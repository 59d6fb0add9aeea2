// spec 11: random numbers of any integer type, each equally often
// run
// out: in range true
// out: each face true
// out: the same elements true, in another order true
// out: from the lowest to the highest true
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
}
