// spec 4 match: an arm that can't match is the warning SC0902
// run
// out: 1
// diag: SC0902@6
function f(n: i32) -> i32 {
  return match n { _ -> 1; 3 -> 2; };
}
function main() effects [Io] { io.println(f(3)); }
