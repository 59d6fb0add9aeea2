// run
// out: 200 -56 3 -2 65
// exit: 101
// err: panic: 
function main() effects [Io] {
  const n: i32 = 200;
  const f = 3.99;
  io.println("{} {} {} {} {}", u8(n), i64(n) - 256, i32(f), i8(-2.5), u8('A'));
  io.println(i8(n));
}
