// spec 4 defer: belongs to its block, once a turn of a loop; also with break and continue
// run
// out: a0
// out: d0
// out: d1
// out: a2
// out: d2
// out: d3
// out: end
function main() effects [Io] {
  for i in 0..9 {
    defer io.println("d{}", i);
    if i == 1 { continue; }
    if i == 3 { break; }
    io.println("a{}", i);
  }
  io.println("end");
}
