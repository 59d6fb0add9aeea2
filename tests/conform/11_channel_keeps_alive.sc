// spec 11: what lies in a channel, and what a task waits to send, stays alive while the collector runs
// run
// out: 40 parked, 60 buffered
function made(i: i32) -> List<String> { return [format("value {}", i), format("{}", i * i)]; }

function is_made(xs: List<String>, i: i32) -> Bool {
  return xs.len() == 2 && xs[0] == format("value {}", i) && xs[1] == format("{}", i * i);
}

function litter() -> usize {
  var total: usize = 0;
  for i in 0..60000 {
    const xs: List<String> = [format("litter {}", i), "x"];
    total += xs[0].len();
  }
  return total;
}

function main() effects [Async, Io] {
  const direct = channel<(i32, List<String>)>(0);
  const buffered = channel<(i32, List<String>)>(60);
  const waiting = atomic(0);
  var seen = 0;
  for i in 0..60 { buffered.send((i, made(i))); }
  task.scope |s| {
    for i in 0..40 { s.spawn || { waiting.add(1); direct.send((i, made(i))); }; }
    while waiting.load() < 40 { task.yield(); }
    assert(litter() > 0);
    for i in 0..40 {
      if match direct.recv() { Some { value: (k, xs) } -> { assert(is_made(xs, k)); seen += 1; } }
    }
  };
  buffered.close();
  var left = 0;
  for (k, xs) in buffered { assert(k == left && is_made(xs, k)); left += 1; }
  io.println("{} parked, {} buffered", seen, left);
}
