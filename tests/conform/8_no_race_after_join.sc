// spec 8 no race: until the task is known joined
// run
// out: 1
// out: 3
function main() effects [Async, Io] {
  var n = 0;
  task.scope |s| {
    const a = s.spawn || { n = 1; };
    a.join();
    io.println(n);
    const b = s.spawn || { n += 2; };
    b.join();
  };
  io.println(n);
}
