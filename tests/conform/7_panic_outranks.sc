// run
// out: first
// out: second
// out: outer
// exit: 101
// err: panic: in the task
// err: panic: index 5
function plain(xs: View<i32>) -> i32 effects [Io] {
  defer io.println("first");
  return xs[5];
}
function main() effects [Async, Clock, Io] {
  defer io.println("outer");
  const r: Result<Unit, Cancelled> = task.scope |s| {
    defer io.println("second");
    s.spawn || {
      defer {
        const xs = [1, 2];
        _ = plain(xs[..]);
      }
      panic("in the task");
    };
    clock.sleep(1h);
  };
  match r { ok -> io.println("no"); err e -> io.println("nor this"); }
}
