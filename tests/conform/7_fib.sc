// spec 7 scopes: fork and join without suspension
// run
// out: 6765
function fib(n: i32) -> i32 effects [Async] {
  if n < 2 { return n; }
  return task.scope |s| {
    const a = s.spawn || -> i32 { return fib(n - 1); };
    const b = fib(n - 2);
    return a.join() + b;
  };
}
function main() effects [Async, Io] { io.println(fib(20)); }
