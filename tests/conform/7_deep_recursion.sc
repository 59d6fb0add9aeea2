// run
// out: 200000
// out: 50005000
function depth(n: i32) -> i32 effects [Async] {
  if n == 0 { task.yield(); return 0; }
  return depth(n - 1) + 1;
}
function chain(n: i64) -> i64 effects [Async] {
  if n == 0 { return 0; }
  return task.scope |s| {
    const h = s.spawn(|| chain(n - 1));
    return h.join() + n;
  };
}
function main() effects [Async, Io] {
  io.println(depth(200000));
  io.println(chain(10000));
}
