// spec 11 printed forms: floats are the shortest text that reads back, with `.` or `e`
// run
// out: 1.0 0.1 -2.5 0.0 100.0
// out: 0.30000000000000004 3.141592653589793 0.1
// out: true
// out: true
// out: inf -inf nan
function main() effects [Io] {
  io.println("{} {} {} {} {}", 1.0, 0.1, -2.5, 0.0, 100.0);
  io.println("{} {} {}", 0.1 + 0.2, 3.141592653589793, 0.1f32);
  const big = format("{}", 1e300);
  io.println(big == "1e300" || big == "1e+300");
  const small = format("{}", 1e-7);
  io.println(small == "1e-7" || small == "1e-07");
  odd(0.0);
}
function odd(zero: f64) effects [Io] { io.println("{} {} {}", 1.0 / zero, -1.0 / zero, zero / zero); }
