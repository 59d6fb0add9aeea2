// spec 8 no race: joined before the back edge
// run
// out: 3
function main() effects [Async, Io] {
  var n = 0;
  task.scope |s| { for i in 0..3 { const h = s.spawn || { n += 1; }; h.join(); } };
  io.println(n);
}
