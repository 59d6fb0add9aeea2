// spec 3 slices: of strings they are views of bytes, and checked
// run
// err: 3_slice_of_string.sc:5:51: panic: slice 4..3 is out of range for length 3
// exit: 101
function f(s: String, a: usize) -> usize { return s[a..].len(); }
function main() effects [Io] { io.println(f("abc", 4)); }
