// spec 7 cleanup: a loop within a defer may have its own jumps
// run
// out: 0
// out: 1
function main() effects [Io] {
  defer { for i in 0..9 { if i == 2 { break; } io.println(i); } }
}
