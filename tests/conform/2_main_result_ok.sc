// spec 2 main: a `Result` that is ok exits 0
// run
// exit: 0
error NotFound { path: String }
function find(good: Bool) -> Result<Unit, NotFound> {
  if !good { return err NotFound { path: "y" }; }
  return ok;
}
function main() -> Result<Unit, NotFound> {
  check find(true);
}
