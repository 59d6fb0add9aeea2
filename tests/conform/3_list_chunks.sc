// spec 3.16 chunks are views of the elements
// run
// out: [1, 2] 3
// out: [3, 4] 7
// out: [5] 5
// out: 0 a
// out: 1 b
// out: 15
// err: 3_list_chunks.sc:25:14: panic: a chunk of 0 elements
// exit: 101
function sum(v: View<i32>) -> i32 { return v.fold(0, |a, x| a + x); }

function main() effects [Io, Async] {
  const xs: List<i32> = [1, 2, 3, 4, 5];
  for c in xs.chunks(2) { io.println("{} {}", c, sum(c)); }
  for (i, x) in ["a", "b"].enumerate() { io.println("{} {}", i, x); }
  const total = task.scope |s| {
    var hs: List<Task<i32>> = [];
    for c in xs.chunks(2) { hs.push(s.spawn || -> i32 { return sum(c); }); }
    var t = 0;
    for h in hs { t += h.join(); }
    return t;
  };
  io.println(total);
  io.println(xs.chunks(0));
}
