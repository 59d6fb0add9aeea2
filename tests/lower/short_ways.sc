// spec 7: the short way of a task that a pure function spawns: a leaf ends where it is spawned
function leaf_or(n: i32, xs: View<i32>) -> i32 effects [Async] {
  if n < 2 { return xs[n] + 1; }
  return sum(n, xs);
}

function sum(n: i32, xs: View<i32>) -> i32 effects [Async] {
  return task.scope |s| {
    const first = s.spawn(|| leaf_or(n - 1, xs));
    const second = s.spawn(|| leaf_or(n - 2, xs));
    return first.join() + second.join();
  };
}

function main() effects [Async, Io] {
  const xs: List<i32> = [1, 2];
  io.println(sum(10, xs[..]));
}
