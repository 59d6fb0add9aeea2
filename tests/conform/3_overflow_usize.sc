// spec 3 arithmetic: overflow panics
// run
// err: 3_overflow_usize.sc:5:45: panic: overflow in subtraction
// exit: 101
function f(xs: View<i32>) -> usize { return xs.len() - 1; }
function main() effects [Io] { const xs: List<i32> = []; io.println(f(xs[..])); }
