// reject
// diag: SC0701
function main() effects [Async, Io] {
  var n: i32 = 0;
  task.scope |s| {
    const h = s.spawn || { n += 1; };
    io.println(n);
    h.join();
  };
}
