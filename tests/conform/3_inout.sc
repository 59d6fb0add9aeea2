// spec 3 arguments: `inout` lends a place for change, written at the call
// run
// out: 5 [7, 0] 8
type P = { x: i32 };
function set(inout n: i32, v: i32) { n = v; }
function grow(inout xs: List<i32>) { xs.push(0); }
function main() effects [Io] {
  var n = 1;
  set(inout n, 5);
  var xs: List<i32> = [1];
  set(inout xs[0], 7);
  grow(inout xs);
  var p = P { x: 0 };
  set(inout p.x, 8);
  io.println("{} {} {}", n, xs, p.x);
}
