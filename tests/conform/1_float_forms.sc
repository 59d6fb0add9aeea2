// spec 1 literals: floats with fraction, exponent and suffix
// run
// set: 1.5 2000000000.0 1.5 0.25 | 1.5 2e9 1.5 0.25 | 1.5 2e+09 1.5 0.25
function main() effects [Io] {
  io.println("{} {} {} {}", 1.5, 2e9, 1.5f32, 25e-2);
}
