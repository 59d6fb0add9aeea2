// run
// out: 5000
// exit: 101
// err: panic: 
function depth(n: i32) -> i32 {
  if n == 0 { return 0; }
  return depth(n - 1) + 1;
}
function forever(n: i32) -> i32 { return forever(n +% 1) +% 1; }
function main() effects [Io] {
  io.println(depth(5000));
  io.println(forever(0));
}
