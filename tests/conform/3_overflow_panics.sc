// run
// out: deferred
// exit: 101
// err: 3_overflow_panics.sc:9:10: panic: overflow
function grow(n: i32) -> i32 effects [Io] {
  defer io.println("deferred");
  var m = n;
  m += 1;
  return m + 2147483647;
}
function main() effects [Io] { io.println(grow(5)); }
