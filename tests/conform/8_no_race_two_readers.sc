// spec 8 no race: any number of readers
// run
// out: 4
function main() effects [Async, Io] {
  var n = 1;
  n += 1;
  const r = task.scope |s| {
    const a = s.spawn || -> i32 { return n; };
    const b = s.spawn || -> i32 { return n; };
    return a.join() + b.join();
  };
  io.println(r);
}
