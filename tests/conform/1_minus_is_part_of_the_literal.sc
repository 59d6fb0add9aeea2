// spec 1 literals: a minus before a literal is part of it
// run
// out: -128 -2147483648 -5
function main() effects [Io] {
  const a: i8 = -128;
  const b: i32 = -2147483648;
  const c = 3 - 8;
  io.println("{} {} {}", a, b, c);
}
