// spec 4 operators: `& | ^ ~ << >>`
// run
// out: 8 14 6 -13 48 3 240
// out: -3
function f(a: i32, b: i32, c: u8, n: u32) effects [Io] {
  io.println("{} {} {} {} {} {} {}", a & b, a | b, a ^ b, ~a, a << 2, a >> 2, ~c);
  io.println(-a >> n + 0);
}
function main() effects [Io] { f(12, 10, 15, 2); }
