// spec 7 captures: the address is stable while the tasks run
// run
// out: 11 [0, 5, 0]
function main() effects [Async, Clock, Io] {
  var n = 1;
  var xs = [0, 0, 0];
  task.scope |s| {
    s.spawn || { clock.sleep(5ms); n += 10; };
    s.spawn || { clock.sleep(5ms); xs[1] = 5; };
  };
  io.println("{} {}", n, xs);
}
