// spec 7 cancel: `s.cancel(err E { … })` names the error
// run
// out: Stop { why: "enough" }
error Stop { why: String }
function main() effects [Async, Clock, Io] {
  const r: Result<Unit, Stop> = task.scope |s| {
    s.spawn || { clock.sleep(1h); };
    s.cancel(err Stop { why: "enough" });
  };
  match r { ok -> io.println("fine?"); err e -> io.println(e); }
}
