// spec 7 guards: work that never suspends is done before any timer
// run
// out: 1
function main() effects [Async, Clock, Io] {
  match with_timeout(1h, || -> i32 { return 1; }) { ok v -> io.println(v); err e -> io.println(e); }
}
