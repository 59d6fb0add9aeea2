// spec 3 slices: one that ends before it starts is bad
// run
// err: 3_slice_backwards.sc:5:65: panic: slice 2..1 is out of range for length 3
// exit: 101
function f(xs: View<i32>, a: usize, b: usize) -> usize { return xs[a..b].len(); }
function main() effects [Io] { const xs = [1, 2, 3]; io.println(f(xs[..], 2, 1)); }
