// spec 7 join: a handle may be an element of a local list
// run
// out: 30
function main() effects [Async, Io] {
  const v = task.scope |s| {
    var hs: List<Task<i32>> = [];
    for i in 0..5 { hs.push(s.spawn || -> i32 { task.yield(); return i * i; }); }
    var sum = 0;
    for h in hs { sum += h.join(); }
    return sum;
  };
  io.println(v);
}
