// run
// out: 6765
function fib(n: i32) -> i32 effects [Async] {
  if n < 2 { return n; }
  return task.scope |s| {
    const left = s.spawn(|| fib(n - 1));
    const right = fib(n - 2);
    return left.join() + right;
  };
}
function main() effects [Async, Io] { io.println(fib(20)); }
