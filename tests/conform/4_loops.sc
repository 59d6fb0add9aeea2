// run
// out: 45 55 10
// out: 1 3 5 
// out: a=3
// out: 0 1 2 
// out: 255 256
// out: 3
// out: skip
// out: (0, a) (1, b) 
function main() effects [Io] {
  var s = 0;
  for i in 0..10 { s += i; }
  var t = 0;
  for i in 0..=10 { t += i; }
  var c = 0;
  while c < 10 { c += 1; }
  io.println("{} {} {}", s, t, c);
  for i in 0..10 {
    if i % 2 == 0 { continue; }
    if i > 5 { break; }
    io.print("{} ", i);
  }
  io.println("");
  var xs: List<i32> = [];
  for i in 0..3 { xs.push(i); }
  var a = 0;
  for x in xs { a += x; }
  io.println("a={}", a);
  for x in xs[..] { io.print("{} ", x); }
  io.println("");
  var turns = 0;
  var last: u8 = 0;
  for b in 0u8..=255u8 { turns += 1; last = b; }
  io.println("{} {}", last, turns);
  var sum = 0;
  for i in 0..4 {
    for j in 0..4 {
      if j > i { break; }
      if i + j == 3 { sum += i; }
    }
  }
  io.println(sum - 2);
  var next: i32? = Some { value: 1 };
  while match next { Some { value } where value < 1 -> { io.println("never"); } } {}
  io.println("skip");
  for p in [(0, "a"), (1, "b")] {
    const (n, s) = p;
    io.print("({}, {}) ", n, s);
  }
  io.println("");
}
