// spec 3 Instant: from the monotonic clock; a difference is a Duration
// run
// out: true true
function main() effects [Async, Clock, Io] {
  const start = clock.now();
  clock.sleep(20ms);
  const passed = clock.now() - start;
  io.println("{} {}", passed >= 20ms, clock.now() > start);
}
