// spec 11 panics: `FILE:LINE:COL: panic: MESSAGE`
// run
// err: 3_panic_names_its_place.sc:7:10: panic: division by zero
// exit: 101
function f(a: i32, b: i32) -> i32 {
  const c = a + 1;
  return c / b;
}
function main() effects [Io] { io.println(f(1, 0)); }
