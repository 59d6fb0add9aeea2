// spec 7 captures: a constant of move type is lent read-only to several tasks
// run
// out: 6 3 3
function main() effects [Async, Io] {
  const xs: List<i32> = [1, 2, 3];
  task.scope |s| {
    const a = s.spawn || -> i32 { var t = 0; for x in xs { t += x; } return t; };
    const b = s.spawn || -> usize { task.yield(); return xs.len(); };
    io.println("{} {} {}", a.join(), b.join(), xs.len());
  };
}
