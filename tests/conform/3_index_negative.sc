// spec 3 indices: a negative index is a bad one
// run
// err: 3_index_negative.sc:5:51: panic: index -1 is out of range for length 2
// exit: 101
function f(xs: View<i32>, i: i32) -> i32 { return xs[i]; }
function main() effects [Io] { const xs = [1, 2]; io.println(f(xs[..], -1)); }
