// spec 4 defer: in reverse order of their registration, when the block is left
// run
// out: body
// out: 3
// out: 2
// out: 1
// out: after
function main() effects [Io] {
  {
    defer io.println(1);
    defer io.println(2);
    defer { io.println(3); }
    io.println("body");
  }
  io.println("after");
}
