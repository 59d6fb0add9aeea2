// spec 7 guards: the work is cancelled in its sleep, its defers run
// run
// out: cleaned
// out: Timeout
function main() effects [Async, Clock, Io] {
  match with_timeout(20ms, || -> i32 { defer io.println("cleaned"); clock.sleep(1h); return 42; }) {
    ok v -> io.println(v);
    err e -> io.println(e);
  }
}
