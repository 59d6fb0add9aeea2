// spec 2 types: tuples are built, taken apart and indexed by number
// run
// out: 1 x
// out: 1 x
// out: (1, "x")
function pair() -> (i32, String) { return (1, "x"); }
function main() effects [Io] {
  const t = pair();
  io.println("{} {}", t.0, t.1);
  const (a, b) = pair();
  io.println("{} {}", a, b);
  io.println(t);
}
