// spec 7 guards: of two timeouts the inner one reports if it is the shorter
// run
// out: inner Timeout
function main() effects [Async, Clock, Io] {
  const r = with_timeout(1h, || {
    match with_timeout(20ms, || { clock.sleep(1h); }) {
      ok -> io.println("ok?");
      err e -> io.println("inner {}", e);
    }
  });
  match r { ok -> {} err e -> io.println("outer?"); }
}
