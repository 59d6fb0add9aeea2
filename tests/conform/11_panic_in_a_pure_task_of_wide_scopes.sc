// A panic in a task that is run where it is spawned, below tasks of the same kind: the line of every one up to
// the root, and what else runs in the scope stops.
// run
// err: 11_panic_in_a_pure_task_of_wide_scopes.sc:11:44: panic: division by zero
// err:   spawned at
// err:   spawned at
// err:   spawned at
// err:   spawned at
// exit: 101
function search(depth: i32, path: i32) -> i32 effects [Async] {
  if depth == 0 { return if path == 1234 { 1 / (path - 1234) } else { path }; }
  return task.scope |s| {
    var parts: List<Task<i32>> = [];
    for digit in 0..6 { parts.push(s.spawn(|| search(depth - 1, path * 10 + digit))); }
    var sum = 0;
    for p in parts { sum += p.join() % 2; }
    return sum;
  };
}

function main() effects [Async, Io] {
  io.println("{}", search(4, 0));
}
