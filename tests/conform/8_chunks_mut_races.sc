// spec 8.8: pieces are apart from each other and from nothing else
// reject
// diag: SC0701@16
// diag: SC0701@22
// diag: SC0701@27
// diag: SC0701@31
// diag: SC0701@36
// diag: SC0703@39
// diag: SC0703@43
// diag: SC0603@49
function main() effects [Io, Async] {
  var xs: List<i32> = [1, 2, 3, 4, 5];
  for p in xs.chunks_mut(2) {
    task.scope |s| {
      s.spawn || { p[0] = 1; };
      s.spawn || { p[0] = 2; };
    };
  }
  task.scope |s| {
    for p in xs.chunks_mut(2) {
      s.spawn || { p[0] = 1; };
      xs[0] = 3;
    }
  };
  task.scope |s| {
    for p in xs.chunks_mut(2) { s.spawn || { p[0] = 1; }; }
    io.println(xs[0]);
  };
  task.scope |s| {
    for i in 0..2 {
      for p in xs.chunks_mut(2) { s.spawn || { p[0] = i; }; }
    }
  };
  task.scope |s| {
    for p in xs.chunks_mut(2) { s.spawn || { p[0] = 1; }; }
    for q in xs.chunks_mut(3) { s.spawn || { q[0] = 1; }; }
  };
  for p in xs.chunks_mut(2) {
    xs.push(1);
    p[0] = 2;
  }
  var outer = xs[..];
  for p in xs.chunks_mut(2) { outer = p; }
  io.println(outer);
}
function keep(xs: View<mut i32>) -> List<View<mut i32>> { return xs.chunks_mut(2); }
function lose() -> List<View<mut i32>> {
  var xs: List<i32> = [1];
  return xs.chunks_mut(2);
}
