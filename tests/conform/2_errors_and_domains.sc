// spec 2 errors: nominal error types, with fields or none; a domain is a union of them
// run
// out: no file a
// out: denied
// out: fine
error NotFound { path: String }
error Denied;
domain IoError = NotFound | Denied;
function open(n: i32) -> Result<i32, IoError> {
  if n == 0 { return err NotFound { path: "a" }; }
  if n == 1 { return err Denied; }
  return ok n;
}
function main() effects [Io] {
  for n in 0..3 {
    match open(n) {
      ok v -> io.println("fine");
      err NotFound { path } -> io.println("no file {}", path);
      err Denied -> io.println("denied");
    }
  }
}
