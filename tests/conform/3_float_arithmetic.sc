// spec 3 arithmetic: floats follow IEEE 754 and don't panic
// run
// out: true true false 0.30000000000000004
function f(zero: f64, a: f64, b: f64) effects [Io] {
  const inf = 1.0 / zero;
  const nan = zero / zero;
  io.println("{} {} {} {}", inf > 1e308, nan != nan, nan == nan, a + b);
}
function main() effects [Io] { f(0.0, 0.1, 0.2); }
