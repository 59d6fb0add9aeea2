// reject
// diag: SC0505@9
// diag: SC0505@10
// diag: SC0505@12
// diag: SC0505@13
error Bad;
function fail() -> Result<i32, Bad> { return err Bad {}; }
function f() -> Result<i32, Bad> {
  defer { return ok 1; }
  defer { _ = fail()?; }
  while true {
    defer { break; }
    defer { ensure true else err Bad {}; }
    break;
  }
  return ok 2;
}
function main() { _ = f(); }
