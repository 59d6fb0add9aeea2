// run
// out: 3
function main() effects [Async, Io] {
  var n: i32 = 0;
  task.scope |s| {
    const a = s.spawn || { n += 1; };
    a.join();
    n += 1;
    const b = s.spawn || { n += 1; };
    b.join();
  };
  io.println(n);
}
