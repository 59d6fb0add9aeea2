// spec 2 types: generic records
// run
// out: x 7
// out: 7 x
type Pair<A, B> = { a: A, b: B };
function swap<A: Copy, B: Copy>(p: Pair<A, B>) -> Pair<B, A> { return Pair { a: p.b, b: p.a }; }
function main() effects [Io] {
  const p = Pair { a: "x", b: 7 };
  const q = swap(p);
  io.println("{} {}", p.a, p.b);
  io.println("{} {}", q.a, q.b);
}
