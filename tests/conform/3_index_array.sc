// spec 3 indices: a bad index panics
// run
// out: 30
// err: 3_index_array.sc:6:57: panic: index 3 is out of range for length 3
// exit: 101
function f(xs: Array<i32, 3>, i: usize) -> i32 { return xs[i]; }
function main() effects [Io] { io.println(f([10, 20, 30], 2)); io.println(f([10, 20, 30], 3)); }
