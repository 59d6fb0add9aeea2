// run
// out: 6
function main() effects [Async, Io] {
  const sum = task.scope |s| {
    var hs: List<Task<i32>> = [];
    for i in 1..4 { hs.push(s.spawn || -> i32 { return i; }); }
    var total: i32 = 0;
    for h in hs { total += h.join(); }
    return total;
  };
  io.println(sum);
}
