// spec 3.14, 6: closures that suspend are passed to methods of the library
// run
// out: [6, 2, 4]
// out: 3
// out: 1
// out: 2
// out: [1, 2, 3]
// out: {"1": [1, 3], "0": [2]}
// out: 8
function main() effects [Io, Async, Clock] {
  var xs: List<i32> = [3, 1, 2];
  const doubled = xs.map(|x| { clock.sleep(1ms); x * 2 });
  io.println(doubled);
  xs.each(|x| { clock.sleep(1ms); io.println(x); });
  xs.sort_by(|a, b| { task.yield(); a < b });
  io.println(xs);
  var m: Map<String, List<i32>> = Map.new();
  for x in xs { m.update(format("{}", x % 2), [], |inout list| { task.yield(); list.push(x); }); }
  io.println(m);
  const total = task.scope |s| {
    const a = s.spawn || { return xs.fold(0, |sum, x| sum + x); };
    const b = s.spawn || { return m["1"].len(); };
    return a.join() + i32(b.join());
  };
  io.println(total);
}
