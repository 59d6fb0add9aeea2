// spec 7 panics: one in a defer ends that defer, and the rest run
// run
// out: body
// out: first
// err: 4_panic_in_defer.sc:9:22: panic: division by zero
// exit: 101
function f(a: i32, b: i32) effects [Io] {
  defer io.println("first");
  defer { io.println(a / b); io.println("not here"); }
  io.println("body");
}
function main() effects [Io] { f(1, 0); }
