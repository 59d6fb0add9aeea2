// spec 4 match: an arm may be an expression, an assignment, a jump or a block
// run
// out: 10 20 30
function f(k: i32) -> i32 {
  var n = 0;
  match k {
    0 -> n = 10;
    1 -> { n = 20; }
    2 -> return 30;
    _ -> {}
  }
  return n;
}
function main() effects [Io] { io.println("{} {} {}", f(0), f(1), f(2)); }
