// spec 4 for: over `a..b` and `a..=b`, of any integer type; empty ones do nothing
// run
// out: 0 1 2 | 1 2 3 | | 254 255 |
function main() effects [Io] {
  for i in 0..3 { io.print("{} ", i); }
  io.print("| ");
  for i in 1..=3 { io.print("{} ", i); }
  io.print("| ");
  for i in 3..3 { io.print("{} ", i); }
  for i in 5..2 { io.print("{} ", i); }
  io.print("| ");
  for i in 254u8..=255 { io.print("{} ", i); }
  io.println("|");
}
