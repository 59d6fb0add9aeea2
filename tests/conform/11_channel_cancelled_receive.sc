// spec 7 being cancelled: a receive that is cancelled takes nothing; an operation of a cancelled task does nothing
// run
// out: unwound
// out: Cancelled
// out: 1
// out: Some { value: [1] }
function main() effects [Async, Io] {
  const ch = channel<List<i32>>(1);
  const waiting = event();
  const r: Result<Unit, Cancelled> = task.scope |s| {
    s.spawn || {
      defer io.println("unwound");
      waiting.set();
      io.println(ch.recv());
    };
    waiting.wait();
    s.cancel();
    ch.send([0]); // the body is cancelled too: this does nothing
  };
  match r { ok v -> {}; err e -> io.println(e); }
  assert(ch.try_send([1]));
  io.println(ch.len());
  io.println(ch.recv());
}
