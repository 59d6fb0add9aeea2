// spec 6: each task has random numbers of its own, so that a seed repeats them, whoever runs when
// run
// env: SC_SEED=42
// out: [437, 918, 836, 115, 605, 552, 12, 698, 779, 422, 519, 160, 454, 141, 93, 503]
// out: ok 458
// out: [1004, 2489, 3280, 4483, 5396, 6600, 7216, 8619]
// out: 398
// out: 3662699925625036086
import std.par;

function leaves(depth: i32) -> List<i32> effects [Async, Rng] {
  if depth == 0 {
    if rng.range(0, 2) == 0 { task.yield(); }
    return [rng.range(0, 1000)];
  }
  return task.scope |s| {
    const left = s.spawn(|| leaves(depth - 1));
    const right = s.spawn(|| leaves(depth - 1));
    var all = left.join();
    all.append(right.join());
    return all;
  };
}

function main() effects [Async, Clock, Io, Rng] {
  io.println(leaves(4));
  const timed = with_timeout(10s, || rng.range(0, 1000));
  io.println(timed);
  const xs: List<i32> = [1, 2, 3, 4, 5, 6, 7, 8];
  io.println(par.map(xs[..], |x| x * 1000 + rng.range(0, 1000)));
  io.println(task.run_blocking(|| rng.range(0, 1000)));
  io.println(rng.next());
}
