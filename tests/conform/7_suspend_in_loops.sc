// spec 4 loops: variables, bounds and sources keep their values across suspension points
// run
// out: 45 6 6 10 3
function v(n: i32) -> i32 effects [Async] { task.yield(); return n; }
function main() effects [Async, Io] {
  var a = 0;
  for i in 0..v(10) { a += v(i); }
  var b = 0;
  for x in [1, 2, 3] { b += v(x); }
  const l: List<i32> = [1, 2, 3];
  var c = 0;
  for x in l { c += v(x); }
  var d = 0;
  for x in l[1..] { for y in 0..x { d += v(1); } d += v(x); }
  var e = 0;
  while v(e) < 5 { e += v(1); if v(e) == 2 { continue; } if e == 3 { break; } }
  io.println("{} {} {} {} {}", a, b, c, d, e);
}
