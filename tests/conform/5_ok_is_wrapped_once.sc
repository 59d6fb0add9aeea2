// spec 5 wrapping: where a `Result<T, E>` is expected a `T` is wrapped in `ok`
// run
// out: 4
// out: 5
// out: 6
error Bad;
function f(n: i32) -> Result<i32, Bad> { return n + 1; }
function g(n: i32) -> Result<i32, Bad> { return f(n); }
function h(n: i32) -> Result<i32, Bad> { f(n + 1) }
function take(r: Result<i32, Bad>) effects [Io] { match r { ok v -> io.println(v); err e -> io.println(e); } }
function main() effects [Io] {
  take(f(3));
  take(g(4));
  const r: Result<i32, Bad> = 6;
  take(r);
}
