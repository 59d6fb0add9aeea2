// spec 4 match: tuples
// run
// out: origin on x 3 1,2
function f(p: (i32, i32)) -> String {
  return match p { (0, 0) -> "origin"; (x, 0) -> format("on x {}", x); (x, y) -> format("{},{}", x, y); };
}
function main() effects [Io] { io.println("{} {} {}", f((0, 0)), f((3, 0)), f((1, 2))); }
