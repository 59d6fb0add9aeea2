// spec 4 if: chains, and as an expression
// run
// out: neg zero pos
// out: 2
function sign(n: i32) -> String {
  if n < 0 { return "neg"; } else if n == 0 { return "zero"; } else { return "pos"; }
}
function main() effects [Io] {
  io.println("{} {} {}", sign(-3), sign(0), sign(3));
  const c = false;
  const x = if c { 1 } else { 2 };
  io.println(x);
}
