// spec 3 arithmetic: `+=` is checked as `+` is
// run
// err: 3_overflow_compound.sc:6:3: panic: overflow in addition
// exit: 101
function f(inout n: u8) {
  n += 200;
}
function main() effects [Io] { var n: u8 = 100; f(inout n); io.println(n); }
