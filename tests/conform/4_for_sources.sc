// spec 4 for: over arrays, views and lists
// run
// out: 6 5 15
// out: ab
type P = { name: String };
function main() effects [Io] {
  const a = [1, 2, 3];
  const l: List<i32> = [4, 5, 6];
  var s = 0; var t = 0; var u = 0;
  for x in a { s += x; }
  for x in a[1..] { t += x; }
  for x in l { u += x; }
  io.println("{} {} {}", s, t, u);
  const ps: List<P> = [P { name: "a" }, P { name: "b" }];
  for p in ps { io.print(p.name); }
  io.println("");
}
