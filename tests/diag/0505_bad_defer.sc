// reject
// diag: SC0505
error Bad;
function close() -> Result<Unit, Bad> { return err Bad {}; }
function work() -> Result<i32, Bad> {
  defer { close()?; }
  return ok 1;
}
function main() { _ = work(); }
