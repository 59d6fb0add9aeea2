// spec 4 match: `where` guards; arms are tried in order
// run
// out: big even small odd
function f(n: i32) -> String {
  return match n { x where x > 100 -> "big"; x where x % 2 == 0 -> "even"; 1 -> "small odd"; _ -> "odd"; };
}
function main() effects [Io] { io.println("{} {} {}", f(101), f(4), f(1)); }
