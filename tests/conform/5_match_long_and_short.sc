// spec 5 match: the long forms and the short forms
// run
// out: value 1
// out: not found /x
// out: other Denied
// out: value 1
// out: no
// out: no
error NotFound { path: String }
error Denied;
function f(n: i32) -> i32 errors [NotFound, Denied] {
  if n == 1 { return err NotFound { path: "/x" }; }
  if n == 2 { return err Denied; }
  return ok 1;
}
function main() effects [Io] {
  for n in 0..3 {
    match f(n) {
      ok { value } -> io.println("value {}", value);
      err { error: NotFound { path } } -> io.println("not found {}", path);
      err { error } -> io.println("other {}", error);
    }
  }
  for n in 0..3 {
    match f(n) { ok v -> io.println("value {}", v); err _ -> io.println("no"); }
  }
}
