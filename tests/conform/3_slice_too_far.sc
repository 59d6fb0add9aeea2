// spec 3 slices: a bad slice panics
// run
// out: 3
// err: 3_slice_too_far.sc:6:55: panic: slice 0..4 is out of range for length 3
// exit: 101
function f(xs: View<i32>, b: usize) -> usize { return xs[..b].len(); }
function main() effects [Io] { const xs = [1, 2, 3]; io.println(f(xs[..], 3)); io.println(f(xs[..], 4)); }
