// spec 3 arithmetic: `+% -% *%` wrap
// run
// out: -128 255 0 1
// out: -2147483648 18446744073709551615
function f(a: i8, b: u8, c: u16, d: u32) effects [Io] {
  io.println("{} {} {} {}", a +% 1, b -% 1, c *% 256, d *% d);
}
function g(a: i32, b: u64) effects [Io] { io.println("{} {}", a +% 1, b -% 1); }
function main() effects [Io] { f(127, 0, 256, 4294967295); g(2147483647, 0); }
