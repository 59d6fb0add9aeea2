// spec 8.8: the pieces of one chunks_mut are disjoint, so tasks of one loop may have them
// run
// out: [2, 1, 4, 3, 5]
// out: [20, 10, 40, 30, 50]
// out: [40, 20, 80, 60, 100]
// out: 2
// out: [1, 7, 7]
// out: [40]
// err: 8_chunks_mut.sc:48:14: panic: a chunk of 0 elements
// exit: 101
function double(piece: View<mut i32>) {
  for i in 0..piece.len() { piece[i] *= 2; }
}

function fill(data: View<mut i32>) effects [Async] {
  task.scope |s| {
    for piece in data.chunks_mut(3) { s.spawn || { double(piece); }; }
  };
}

function main() effects [Io, Async] {
  var xs: List<i32> = [1, 2, 3, 4, 5];
  for p in xs.chunks_mut(2) { p.reverse(); }
  io.println(xs);
  task.scope |s| {
    for p in xs.chunks_mut(2) {
      s.spawn || { for i in 0..p.len() { p[i] *= 10; task.yield(); } };
    }
  };
  io.println(xs);
  fill(xs[..]);
  io.println(xs);
  io.println(xs.chunks_mut(4).len());
  var a = [1, 2, 3];
  for p in a[1..].chunks_mut(1i8) { p[0] = 7; }
  io.println(a);
  var none: List<i32> = [];
  for p in none.chunks_mut(1) { p[0] = 1; }
  // two parts of one piece are apart as those of any view
  task.scope |s| {
    for p in xs.chunks_mut(4) {
      if p.len() > 1 {
        const left = p[..1];
        s.spawn || { io.println(left); };
      }
    }
  };
  io.println(xs.chunks_mut(0).len());
}
