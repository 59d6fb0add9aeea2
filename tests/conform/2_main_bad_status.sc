// spec 2 main: a result that is no exit status panics
// run
// err: 2_main_bad_status.sc:5:10: panic: value does not fit in u8
// exit: 101
function main() -> i32 {
  return -1;
}
