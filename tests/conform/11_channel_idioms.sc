// spec 11: channels in lists, records, tuples and clones; closed by a defer; received in operands and in `const … else`
// run
// out: 9
// out: None
// out: 1 99
// out: 14
function add(a: i32, b: i32?, c: i32?) -> i32 {
  var sum = a;
  if match b { Some { value } -> { sum += value; } }
  if match c { Some { value } -> { sum += value; } }
  return sum;
}

function next(ch: Channel<i32>) -> i32 effects [Async] {
  return match ch.recv() { Some { value } -> value; None -> -1; };
}

function relay(from: Channel<i32>, to: Channel<i32>) effects [Async] {
  defer to.close();
  while true {
    const Some { value } = from.recv() else { return; };
    to.send(value + 1);
  }
}

function last(ch: Channel<i32>) effects [Async] {
  defer ch.send(99);
  ch.send(1);
}

type Hub = { name: String, out: Channel<i32> };

function main() effects [Async, Io] {
  const hub = Hub { name: "h", out: channel(0) };
  const out = hub.clone().out.clone();
  const (a, b) = (channel<i32>(0), channel<i32>(1));
  task.scope |s| {
    s.spawn || { for i in 0..3 { out.send(i); } hub.out.close(); };
    s.spawn || { relay(hub.out, a); };
    s.spawn || { relay(a, b); };
    io.println(add(next(b), b.recv(), b.recv()));
    io.println(b.recv());
  };
  const ends = channel<i32>(0);
  task.scope |s| {
    s.spawn || { last(ends); };
    io.println("{} {}", next(ends), next(ends));
  };
  const many: List<Channel<i32>> = [channel(1), channel(1)];
  for c in many { c.send(7); }
  var sum = 0;
  for c in many { sum += next(c); }
  io.println(sum);
}
