// spec 7 captures: a constant of move type that dies too early is moved in
// run
// out: 3
function main() effects [Async, Io] {
  const sum = atomic(0);
  task.scope |s| {
    for i in 0..3 {
      var xs: List<i32> = [];
      for j in 0..i { xs.push(j); }
      const ys = xs;
      s.spawn || { task.yield(); sum.add(i32(ys.len())); };
    }
  };
  io.println(sum.load());
}
