// spec 8 no race: or the scope's end
// run
// out: 3
function main() effects [Async, Io] {
  var n = 0;
  task.scope |s| { s.spawn || { n += 1; }; };
  n += 2;
  io.println(n);
}
