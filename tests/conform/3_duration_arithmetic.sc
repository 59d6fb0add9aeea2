// spec 3 Duration: sums, differences, order, and constructors
// run
// out: true true true
// out: true true true
function main() effects [Io] {
  const d = 1s + 500ms;
  io.println("{} {} {}", d == 1500ms, d - 1s == 500ms, d < 2s);
  io.println("{} {} {}", seconds(2) == 2s, Duration.seconds(3) == 3s, Duration.millis(5) == 5ms);
}
