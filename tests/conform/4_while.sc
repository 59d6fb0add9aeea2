// spec 4 while: with break and continue
// run
// out: 1 2 4 5
function main() effects [Io] {
  var n = 0;
  while true {
    n += 1;
    if n == 3 { continue; }
    if n > 5 { break; }
    if n > 1 { io.print(" "); }
    io.print(n);
  }
  io.println("");
}
