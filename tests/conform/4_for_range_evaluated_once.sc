// spec 4 for: the bounds are evaluated once
// run
// out: bound
// out: 3
function bound() -> i32 effects [Io] { io.println("bound"); return 3; }
function main() effects [Io] {
  var n = 0;
  for i in 0..bound() { n += 1; }
  io.println(n);
}
