// run
// out: ok 3
// out: late
// out: cancelled
// out: ok 4
// out: late
function load(n: i32) -> Result<i32, Timeout> {
  if n == 0 { return err Timeout; }
  return n;
}
function outer(n: i32) -> Result<Result<i32, Timeout>, Cancelled> {
  if n < 0 { return err Cancelled; }
  const inner = load(n);
  return inner;
}
function wrap<T>(move value: T) -> Result<T, Timeout> { return value; }
function show(r: Result<Result<i32, Timeout>, Cancelled>) effects [Io] {
  match r {
    ok ok n -> io.println("ok {}", n);
    ok err Timeout -> io.println("late");
    err Cancelled -> io.println("cancelled");
  }
}
function main() effects [Io] {
  show(outer(3));
  show(outer(0));
  show(outer(-1));
  for n in [4, 0] {
    match wrap(load(n)) {
      ok r -> { match r { ok m -> io.println("ok {}", m); err e -> io.println("late"); } }
      err e -> io.println("never");
    }
  }
}
