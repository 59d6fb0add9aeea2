// spec 7 cancel: a scope used as a statement whose only failure is its own `Cancelled` needs no handling
// run
// out: after
function main() effects [Async, Clock, Io] {
  task.scope |s| { s.spawn || { clock.sleep(1h); }; s.cancel(); };
  io.println("after");
}
