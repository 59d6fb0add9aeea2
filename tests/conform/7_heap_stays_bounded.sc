// spec 7: all workers allocate, and what nobody reaches is collected
// run
// env: GC_MAXIMUM_HEAP_SIZE=33554432
// out: 952288
type Chain = | End | Link { text: String, next: Chain };

function churn(rounds: i32) -> usize effects [Async] {
  var total: usize = 0;
  var kept: List<String> = [];
  var map: Map<i32, String> = Map.new();
  for i in 0..rounds {
    var chain = End;
    for k in 0..20 { chain = Link { text: format("node {} of {}", k, i), next: chain }; }
    const Link { text, .. } = chain else { return 0 };
    total += text.len();
    kept.push("x".repeat(1000));
    if kept.len() > 50 { kept.truncate(10); }
    map[i] = format("{}", i);
    if map.len() > 100 { _ = map.pop_first(); }
    if i % 64 == 0 { task.yield(); }
  }
  return total + kept.len() + map.len();
}

function main() effects [Async, Io] {
  const total = task.scope |s| {
    var hs: List<Task<usize>> = [];
    for i in 0..8 { hs.push(s.spawn || -> usize { return churn(8000); }); }
    var sum: usize = 0;
    for h in hs { sum += h.join(); }
    return sum;
  };
  io.println(total);
}
