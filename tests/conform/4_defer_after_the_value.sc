// spec 4 defer: the value of `return` is evaluated before the defers run
// run
// out: defer 2
// out: 1
function f() -> i32 effects [Io] {
  var n = 1;
  defer { n += 1; io.println("defer {}", n); }
  return n;
}
function main() effects [Io] { io.println(f()); }
