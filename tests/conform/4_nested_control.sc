// spec 4: break and continue through match arms, nested if/else if, loops with defer, returns in loops
// run
// out: 0 2 4 stop
// out: found 12
// out: small medium large
// out: 3 6
function find(g: Array<Array<i32, 3>, 2>) -> i32 {
  for row in g { for x in row { if x > 10 { return x; } } }
  return -1;
}
function size(n: i32) -> String { return if n < 10 { "small" } else if n < 100 { "medium" } else { "large" }; }
function main() effects [Io] {
  var out = "";
  var i = 0;
  while true {
    match i {
      5.. -> break;
      n where n % 2 == 1 -> { i += 1; continue; }
      n -> { out = out ++ format("{} ", n); }
    }
    i += 1;
  }
  io.println("{}stop", out);
  io.println("found {}", find([[1, 2, 3], [4, 12, 13]]));
  io.println("{} {} {}", size(1), size(50), size(500));
  var total = 0;
  var turns = 0;
  for x in 0..10 {
    defer turns += 1;
    if x == 2 { continue; }
    if x == 5 { break; }
    total += x;
    if total > 3 { break; }
  }
  io.println("{} {}", total - 1, turns + 2);
}
