// A tree of ten children a node down to a million leaves, each of which gives its number; the sum comes
// back through joins.
const LEAVES: i64 = 1000000;

function skynet(first: i64, leaves: i64) -> i64 effects [Async] {
  if leaves == 1 { return first; }
  return task.scope |s| {
    const each = leaves / 10;
    var parts: List<Task<i64>> = [];
    for i in 0..10 { parts.push(s.spawn(|| skynet(first + i * each, each))); }
    var sum: i64 = 0;
    for p in parts { sum += p.join(); }
    return sum;
  };
}

function tasks(leaves: i64) -> i64 {
  var sum: i64 = 0;
  var level = leaves;
  while level > 0 {
    sum += level;
    level /= 10;
  }
  return sum;
}

function main() effects [Async, Clock, Io] {
  const start = clock.now();
  const answer = skynet(0, LEAVES);
  const passed = clock.now() - start;
  io.println("answer={} tasks={} ns={}", answer, tasks(LEAVES), passed / 1ns);
}
