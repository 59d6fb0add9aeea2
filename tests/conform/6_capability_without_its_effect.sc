// reject
// diag: SC0503@5
// diag: SC0503@8
function quiet() {
  io.println("one"); io.println("two");
}
function later() effects [Async] { task.scope |s| {
  s.spawn || { clock.sleep(1s); };
}; }
function main() effects [Async] { quiet(); later(); }
