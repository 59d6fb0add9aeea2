// spec 11: a channel of Unit carries signals
// run
// out: 3 signals
function main() effects [Async, Io] {
  const tick = channel<Unit>(1);
  var seen = 0;
  task.scope |s| {
    s.spawn || {
      for i in 0..3 { tick.send(()); }
      tick.close();
    };
    for signal in tick { seen += 1; }
    assert(match tick.recv() { Some { value } -> false; None -> true; });
  };
  io.println("{} signals", seen);
}
