// Strings, linked nodes, lists and maps made on all workers at once, and forgotten at once but for a few. Each round makes
// about 40 MB of them; the heap has to stay small however long it goes on.
const ROUNDS: i64 = 20;
const TASKS: i64 = 8;
const NODES: i64 = 2000;

type Chain = | End | Node { value: i64, text: String, next: Chain };

function chain(length: i64, salt: i64) -> Chain {
  var made: Chain = End;
  for i in 0..length {
    const next = made;
    made = Node { value: i ^ salt, text: format("node {}", i), next: next };
  }
  return made;
}

function sum(c: Chain) -> i64 {
  return match c {
    End -> 0;
    Node { value, text, next } -> value +% i64(text.len()) +% sum(next);
  };
}

function work(salt: i64) -> i64 effects [Async] {
  var total: i64 = 0;
  var kept: List<String> = [];
  for turn in 0..10 {
    const made = chain(NODES, salt ^ turn);
    task.yield(); // what only the frame holds has to survive
    total = total +% sum(made);
    var text = "";
    for i in 0..200 { text = text ++ "abcdefgh"; }
    kept.push(text);
    var map: Map<i64, String> = Map.new();
    for i in 0i64..500 { map[i] = format("{}", i *% salt); }
    total = total +% i64(map.len()) +% i64(kept[kept.len() - 1].len());
  }
  return total +% i64(kept.len());
}

function main() effects [Async, Clock, Io] {
  const start = clock.now();
  var total: i64 = 0;
  for round in 0..ROUNDS {
    total = total +% task.scope |s| {
      var tasks: List<Task<i64>> = [];
      for i in 0..TASKS { tasks.push(s.spawn(|| work(i + 1))); }
      var sum_of_all: i64 = 0;
      for t in tasks { sum_of_all = sum_of_all +% t.join(); }
      return sum_of_all;
    };
  }
  const passed = clock.now() - start;
  io.println("answer={} tasks={} ns={}", total, ROUNDS * TASKS, passed / 1ns);
}
