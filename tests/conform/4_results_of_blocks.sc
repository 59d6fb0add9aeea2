// run
// out: 3 4 7
// out: one many zero
// out: 10
// out: left 2
// out: 5
// out: unit ()
// out: deep 4
function sign(n: i32) -> String { if n == 0 { "zero" } else if n == 1 { "one" } else { "many" } }
function diverge(n: i32) -> i32 {
  const v = if n > 0 { n } else { return -1; };
  const w = match v { 1 -> 10; 2 -> return 2; _ -> v; };
  return w;
}
function early(xs: View<i32>) -> i32 {
  for x in xs { const y = match x { 0 -> continue; 9 -> break; n -> n; }; if y > 3 { return y; } }
  return 0;
}
function main() effects [Io] {
  const a = { const b = 1; b + 2 };
  const c = { var d = 1; while d < 4 { d += 1; } d };
  io.println("{} {} {}", a, c, { a + c });
  io.println("{} {} {}", sign(1), sign(5), sign(0));
  io.println(diverge(1));
  io.println("left {}", diverge(2));
  io.println(early([0, 1, 5, 9][..]));
  const u = if a > 100 { io.println("no"); } else {};
  io.println("unit {}", u);
  var x = 0;
  const deep = { ({ x += 1; x }) + { x += 2; x } };
  io.println("deep {}", deep);
}
