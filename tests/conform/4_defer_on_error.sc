// spec 4 defer: runs when `?` leaves the function
// run
// out: closed
// out: Bad
error Bad;
function fail() -> Result<i32, Bad> { return err Bad; }
function f() -> Result<i32, Bad> effects [Io] {
  defer io.println("closed");
  const n = fail()?;
  io.println("not here");
  return n;
}
function main() effects [Io] { match f() { ok v -> io.println(v); err e -> io.println(e); } }
