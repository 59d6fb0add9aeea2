// spec 1 literals: `\0` is a byte like any other in a string
// run
// out: 3
// out: true
function main() effects [Io] {
  const s = "a\0b";
  io.println(s.len());
  io.println(s != "a");
}
