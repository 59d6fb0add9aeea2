// Two tasks hand a number to and fro over two channels without room: a round trip is two messages and two
// switches from task to task.
const ROUNDS: i64 = 1000000;

function main() effects [Async, Clock, Io] {
  const there: Channel<i64> = channel<i64>(0);
  const back: Channel<i64> = channel<i64>(0);
  var sum: i64 = 0;
  const start = clock.now();
  task.scope |s| {
    s.spawn || {
      for v in there { back.send(v + 1); }
    };
    for i in 0..ROUNDS {
      there.send(i);
      if match back.recv() { Some { value } -> { sum += value; } } else { panic("closed"); }
    }
    there.close();
  };
  const passed = clock.now() - start;
  io.println("answer={} tasks={} ns={}", sum, ROUNDS, passed / 1ns);
}
