// spec 2 names: a declaration of the program hides a prelude or capability name silently
// run
// out: 3
// out: 5
function seconds(n: i32) -> i32 { return n; }
function main() effects [Io, Clock] {
  const clock = 5;
  io.println(seconds(3));
  io.println(clock);
}
