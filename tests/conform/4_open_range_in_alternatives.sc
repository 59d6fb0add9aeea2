// spec 4 patterns: an open range may stand before a bar, which is no closure there
// run
// out: 0 1 1 2 3
function f(n: i32) -> i32 {
  return match n {
    100.. | 7 -> 1;
    ..0 | 50..60 -> 2;
    (20.. | 5) -> 3;
    _ -> 0;
  };
}
function main() effects [Io] {
  io.println("{} {} {} {} {}", f(1), f(7), f(200), f(55), f(5));
}
