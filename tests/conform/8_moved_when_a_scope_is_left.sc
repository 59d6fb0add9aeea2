// spec 8 moves: a scope that can be cancelled or fail is left at each of its suspension points, and what was moved by then is gone
// reject
// diag: SC0410@21
// diag: SC0410@32
// diag: SC0410@57
error Bad;
function fail(n: i32) -> Result<i32, Bad> { ensure n > 0 else err Bad; return n; }
function pure(n: i32) -> i32 { return n; }
function eat(move xs: List<i32>) -> usize { return xs.len(); }
function twice(f: function() -> i32) -> i32 { return f() + f(); }
function a(ch: Channel<List<i32>>) -> usize effects [Async, Clock] {
  var xs: List<i32> = [1];
  const r = task.scope |s| {
    s.spawn || { s.cancel(); };
    ch.send(xs);
    clock.sleep(1ms);
    xs = [2];
    return 1;
  };
  _ = r;
  return xs.len();
}
function b() -> usize effects [Async] {
  var xs: List<i32> = [1];
  const r = task.scope |s| {
    _ = eat(xs);
    const v = fail(1)?;
    xs = [2];
    return v;
  };
  _ = r;
  return xs.len();
}
function c() -> usize effects [Async] {
  var xs: List<i32> = [1];
  const r = task.scope |s| {
    s.spawn || { s.cancel(); };
    _ = eat(xs);
    xs = [2];
    task.yield();
    return pure(1);
  };
  _ = r;
  return xs.len();
}
function d() -> usize effects [Async] {
  var xs: List<i32> = [1];
  const r = task.scope |s| {
    s.spawn || { s.cancel(); };
    _ = eat(xs);
    _ = pure(1);
    for i in 0..3 { _ = twice(|| i); }
    xs = [2];
    return 1;
  };
  _ = r;
  return xs.len();
}
function e() -> usize effects [Async] {
  var xs: List<i32> = [1];
  const n = task.scope |s| {
    const h = s.spawn || { 1 };
    _ = eat(xs);
    const v = h.join();
    xs = [2];
    return v;
  };
  return xs.len();
}
function main() {}
