// spec 3.16, 8.1: what only looks at elements works for those that are second-class too
// run
// out: [3, 7, 5]
// out: 5
// out: Some { value: [1, 2] }
// out: false
// out: [3, 7, 5]
function sum(v: View<i32>) -> i32 { return v.fold(0, |a, x| a + x); }
function main() effects [Io, Async] {
  const xs: List<i32> = [1, 2, 3, 4, 5];
  io.println(xs.chunks(2).map(|c| sum(c)));
  io.println(xs.chunks(2).fold(0, |a, c| a + c.len()));
  io.println(xs.chunks(2).first());
  task.scope |s| {
    var hs: List<Task<i32>> = [];
    for c in xs.chunks(2) { hs.push(s.spawn || { return sum(c); }); }
    io.println(hs.is_empty());
    io.println(hs.map(|h| h.join()));
  };
}
