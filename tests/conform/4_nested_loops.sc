// spec 4 loops: `break` and `continue` concern the innermost one
// run
// out: 0-0 1-0 2-0 2-1
function main() effects [Io] {
  for i in 0..3 {
    for j in 0..3 {
      if j > i { break; }
      if i == 1 && j == 1 { continue; }
      if i == 2 && j == 2 { break; }
      if i > 0 { io.print(" "); } io.print("{}-{}", i, j);
    }
  }
  io.println("");
}
