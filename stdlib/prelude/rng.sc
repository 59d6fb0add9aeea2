// Random numbers: each task has its own, which follow from the seed and from the tasks above it.

/// Puts the elements in an order that is any of all with the same chance.
function Rng.shuffle<T>(cap self: Rng, xs: View<mut T>) effects [Rng] {
  var left = xs.len();
  while left > 1 {
    xs.swap(rng.range(0, left), left - 1);
    left -= 1;
  }
}
