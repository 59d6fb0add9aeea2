// spec 7 cleanup that suspends: a defer may receive, shielded from the cancel that started it
// run
// out: cleaned up 6
// out: Cancelled
function main() effects [Async, Io] {
  const rest = channel<i32>(0);
  const waiting = event();
  const stop = channel<Unit>(0);
  const outcome = channel<Result<Unit, Cancelled>>(1);
  task.scope |all| {
    all.spawn || {
      const r: Result<Unit, Cancelled> = task.scope |s| {
        s.spawn || {
          var sum = 0;
          defer {
            for v in rest { sum += v; }
            io.println("cleaned up {}", sum);
          }
          waiting.set();
          stop.recv();
        };
        waiting.wait();
        s.cancel();
      };
      outcome.send(r);
    };
    for i in 1..=3 { rest.send(i); }
    rest.close();
  };
  for r in outcome {
    match r { ok v -> {}; err e -> io.println(e); }
    outcome.close();
  }
}
