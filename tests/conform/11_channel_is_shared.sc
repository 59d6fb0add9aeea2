// spec 3, 8: a channel is a copy type that is shared: several tasks may use it, also through copies
// run
// out: 1000 values, sum 499500
// out: one
function main() effects [Async, Io] {
  const ch = channel<i32>(3);
  const sum = atomic(0);
  const count = atomic(0);
  task.scope |consumers| {
    for c in 0..3 {
      consumers.spawn || { for v in ch { sum.add(v); count.add(1); } };
    }
    task.scope |producers| {
      for p in 0..4 {
        producers.spawn || {
          const mine = ch;
          for i in 0..250 { mine.send(p * 250 + i); }
        };
      }
    };
    ch.close();
  };
  io.println("{} values, sum {}", count.load(), sum.load());
  var held = channel<String>(1);
  const same = held;
  held.send("one");
  held = channel<String>(1);
  if match same.recv() { Some { value } -> { io.println(value); } }
}
