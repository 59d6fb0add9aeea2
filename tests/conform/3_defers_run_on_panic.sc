// spec 4 defer: runs when its block is left in any way, by a panic too
// run
// out: inner
// out: outer
// out: main
// err: 3_defers_run_on_panic.sc:10:39: panic: division by zero
// exit: 101
function f(a: i32, b: i32) -> i32 effects [Io] {
  defer io.println("outer");
  { defer io.println("inner"); return a / b; }
}
function main() effects [Io] { defer io.println("main"); io.println(f(1, 0)); }
