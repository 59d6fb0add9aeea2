// spec 7 type of a scope: an opaque `T` never counts as a `Result`
// run
// out: 3 inner Bad
error Bad;
function both<T>(f: function() -> T, g: function() -> T) -> (T, T) effects [Async] {
  return task.scope |s| {
    const a = s.spawn(f);
    const b = s.spawn(g);
    const x = a.join();
    return (x, b.join());
  };
}
function may(n: i32) -> Result<i32, Bad> { if n == 0 { return err Bad; } return n; }
function main() effects [Async, Io] {
  const r = both(|| -> Result<i32, Bad> { task.yield(); return may(3); }, || -> Result<i32, Bad> { return may(0); });
  match r.0 { ok v -> io.print("{} ", v); err e -> io.print("error "); }
  match r.1 { ok v -> io.println("fine?"); err e -> io.println("inner {}", e); }
}
