// spec 11 clock: `sleep_until` an instant, at once if it is past
// run
// out: true
function main() effects [Async, Clock, Io] {
  const start = clock.now();
  clock.sleep_until(start + 20ms);
  clock.sleep_until(start);
  clock.sleep(0s);
  io.println(clock.now() - start >= 20ms);
}
