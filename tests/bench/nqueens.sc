// The number of ways to place N queens, with a task for every placement that is not attacked. The
// handles of a row's tasks lie in a list, as their number is known only when the row is searched.
const N: u32 = 12;
const ALL: u32 = (1u32 << N) - 1;

function queens(columns: u32, left: u32, right: u32) -> i64 effects [Async] {
  if columns == ALL { return 1; }
  if (ALL & ~(columns | left | right)) == 0 { return 0; }
  return task.scope |s| {
    var placed: List<Task<i64>> = [];
    var free = ALL & ~(columns | left | right);
    while free != 0 {
      const queen = free & (~free +% 1);
      free = free & (free - 1);
      placed.push(s.spawn(|| queens(columns | queen, (left | queen) << 1, (right | queen) >> 1)));
    }
    var ways: i64 = 0;
    for p in placed { ways += p.join(); }
    return ways;
  };
}

function main() effects [Async, Clock, Io] {
  const start = clock.now();
  const answer = queens(0, 0, 0);
  const passed = clock.now() - start;
  io.println("answer={} tasks=856188 ns={}", answer, passed / 1ns);
}
