// spec 2 main: an `i32` is the exit status
// run
// out: leaving
// exit: 7
function main() -> i32 effects [Io] {
  io.println("leaving");
  return 7;
}
