// spec 11: there is no number in an empty range
// run
// exit: 101
// err: 11_rng_empty_range.sc:8:7: panic: a random number of an empty range
function main() effects [Rng] {
  const n = 3;
  _ = rng.range(0, n);
  _ = rng.range(n, 3);
}
