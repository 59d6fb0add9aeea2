// run
// out: before
// err: error: NotFound { path: "x" }
// exit: 1
error NotFound { path: String }
function find(p: String) -> i32 errors [NotFound] { return err NotFound { path: p }; }
function main() -> Result<Unit, NotFound> effects [Async, Io] {
  io.println("before");
  const n = check find("x");
  io.println(n);
}
