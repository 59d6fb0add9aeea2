// spec 7 join: thousands of handles in a list
// run
// out: 12497500
function main() effects [Async, Io] {
  const v = task.scope |s| {
    var hs: List<Task<i32>> = [];
    for i in 0..5000 { hs.push(s.spawn || -> i32 { if i % 3 == 0 { task.yield(); } return i; }); }
    var sum = 0;
    for h in hs { sum += h.join(); }
    return sum;
  };
  io.println(v);
}
