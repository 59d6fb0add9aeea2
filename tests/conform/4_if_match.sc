// spec 4 if: `if match` need not be exhaustive; no arm matching means `else`
// run
// out: two
// out: other
function f(n: i32) effects [Io] {
  if match n { 1 -> io.println("one"); 2 -> io.println("two"); } else { io.println("other"); }
}
function main() effects [Io] { f(2); f(3); }
