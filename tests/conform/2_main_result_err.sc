// spec 2 main: an error is printed to stderr and exits 1
// run
// out: before
// err: error: NotFound { path: "x" }
// exit: 1
error NotFound { path: String }
function main() -> Result<Unit, NotFound> effects [Io] {
  io.println("before");
  return err NotFound { path: "x" };
}
