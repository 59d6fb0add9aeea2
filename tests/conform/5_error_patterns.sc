// spec 5 patterns: on errors, nested and mixed
// run
// out: nf a.txt
// out: denied
// out: ok 3
// out: nf x
error NotFound { path: String }
error Denied;
domain Io2 = NotFound | Denied | Bad { n: i32 };
function f(n: i32) -> Result<i32, Io2> {
  if n == 0 { return err NotFound { path: "a.txt" }; }
  if n == 1 { return err Denied; }
  if n == 2 { return err Bad { n: 7 }; }
  return n;
}
function show(r: Result<i32, Io2>) -> String {
  return match r {
    ok { value } -> format("ok {}", value);
    err { error: NotFound { path } } -> "nf " ++ path;
    err Denied -> "denied";
    err Bad { n: 0..=9 } -> "small";
    err e -> format("{}", e);
  };
}
function main() effects [Io] {
  io.println(show(f(0)));
  io.println(show(f(1)));
  io.println(show(f(3)));
  if const err NotFound { path } = f(0) { io.println("nf x"); }
}
