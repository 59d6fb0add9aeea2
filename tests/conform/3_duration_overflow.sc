// spec 3 Duration: one that does not fit panics
// run
// exit: 101
// err: tests/conform/3_duration_overflow.sc:7:7: panic: overflow in multiplication
function main() {
  const n = 9999999;
  _ = hours(n);
}
