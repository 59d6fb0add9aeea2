// run
// out: 6
function sum(xs: List<i32>) -> i32 { var t: i32 = 0; for x in xs { t += x; } return t; }
function main() effects [Async, Io] {
  const xs: List<i32> = [1, 2];
  const r = task.scope |s| {
    const a = s.spawn || -> i32 { return sum(xs); };
    const b = s.spawn || -> i32 { return sum(xs); };
    return a.join() + b.join();
  };
  io.println(r);
}
