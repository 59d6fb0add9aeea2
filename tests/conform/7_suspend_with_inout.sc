// spec 3 inout: a lent place keeps its address across suspension points
// run
// out: 6 [0, 3, 0] 9
type P = { x: i32, y: i32 };
function grow(inout n: i32, by: i32) effects [Async] { for i in 0..by { task.yield(); n += 1; } }
function main() effects [Async, Io] {
  var a = 1;
  grow(inout a, 5);
  var xs = [0, 0, 0];
  grow(inout xs[1], 3);
  var p = P { x: 1, y: 5 };
  grow(inout p.y, 4);
  io.println("{} {} {}", a, xs, p.y);
}
