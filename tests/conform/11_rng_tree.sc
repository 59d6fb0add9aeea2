// spec 6: what a task gets follows from the seed and the tasks above it alone; these were computed in Python, from what
// runtime/value/rng.c says of the numbers
// run
// env: SC_SEED=5
// out: 664719 93718
function roll() -> i32 effects [Rng] { return rng.range(0, 1000000); }

function tree(depth: i32) -> i32 effects [Async, Rng] {
  if depth == 0 { return roll(); }
  return task.scope |s| {
    const a = s.spawn(|| tree(depth - 1));
    const b = s.spawn(|| tree(depth - 1));
    return a.join() ^ b.join();
  };
}

function main() effects [Async, Io, Rng] { io.println("{} {}", tree(10), tree(3)); }
