// run
// out: 2 11
// out: [1, 12, 3]
// out: P { x: 5, y: 2 } [9, 8, 7]
// out: [0, 1, 2, 3, 4]
// out: 6 [1, 1, 1]
// out: 30
type P = { x: i32, y: i32 };
function bump(inout n: i32, by: i32) { n += by; }
function swap(inout a: i32, inout b: i32) { const t = a; a = b; b = t; }
function fill(v: View<mut i32>, with: i32) { for i in 0..v.len() { v[i] = with; } }
function grow(inout xs: List<i32>) { for i in 0..5 { xs.push(i); } }
function later(inout n: i32) effects [Async] { task.yield(); n += 10; task.yield(); n += 10; }
function main() effects [Async, Io] {
  var a = 1;
  var b = 2;
  swap(inout a, inout b);
  bump(inout b, 10);
  io.println("{} {}", a, b);
  var arr = [1, 2, 3];
  bump(inout arr[1], 10);
  io.println(arr);
  var p = P { x: 1, y: 2 };
  bump(inout p.x, 4);
  var l: List<i32> = [9, 7, 7];
  bump(inout l[1], 1);
  io.println("{} {}", p, l);
  var xs: List<i32> = [];
  grow(inout xs);
  io.println(xs);
  var q = 6;
  fill(arr[..], 1);
  io.println("{} {}", q, arr);
  q = 10;
  later(inout q);
  io.println(q);
}
