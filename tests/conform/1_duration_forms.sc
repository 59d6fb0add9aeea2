// spec 1 literals: durations in six units
// run
// out: true
// out: true
// out: true
// out: true
// out: true
function main() effects [Io] {
  io.println(1us == 1000ns);
  io.println(5ms == 5000us);
  io.println(2s == 2000ms);
  io.println(3min == 180s);
  io.println(1h == 60min);
}
