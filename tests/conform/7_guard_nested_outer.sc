// spec 7 guards: and the outer one if that is the shorter
// run
// out: outer Timeout
function main() effects [Async, Clock, Io] {
  const r = with_timeout(20ms, || {
    match with_timeout(1h, || { clock.sleep(2h); }) {
      ok -> io.println("ok?");
      err e -> io.println("inner?");
    }
  });
  match r { ok -> io.println("ok?"); err e -> io.println("outer {}", e); }
}
