// spec 7 guards: the RFC's with_timeout returns the moment its work is done
// run
// out: 42
function main() effects [Async, Clock, Io] {
  match with_timeout(1h, || -> i32 { clock.sleep(5ms); return 42; }) {
    ok v -> io.println(v);
    err e -> io.println(e);
  }
}
