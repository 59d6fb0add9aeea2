// run
// out: 4
function main() effects [Async, Io] {
  var n: i32 = 0;
  task.scope |s| {
    for i in 0..4 { const h = s.spawn || { n += 1; }; h.join(); }
  };
  io.println(n);
}
