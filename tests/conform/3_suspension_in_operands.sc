// run
// out: 321
// out: [1, 2, 3] 6
// out: (1, "a", 2.5)
// out: P { x: 1, y: 2 }
// out: ab 2
// out: 33
// out: 1 2 3
// out: true
type P = { x: i32, y: i32 };
function late<T>(move x: T) -> T effects [Async] { task.yield(); return x; }
function three(a: i32, b: i32, c: i32) -> String { return format("{} {} {}", a, b, c); }
function main() effects [Async, Io] {
  io.println(late(300) + late(20) + late(1));
  const xs = [late(1), late(2), late(3)];
  io.println("{} {}", xs, xs[late(0usize)] + xs[late(1)] + xs[late(2)]);
  io.println((late(1), late("a"), late(2.5)));
  io.println(P { x: late(1), y: late(2) });
  var s = "a";
  s = s ++ late("b");
  io.println("{} {}", s, late(s).len());
  var n = 3;
  n *= late(10) + { task.yield(); 1 };
  io.println(n);
  io.println(three(late(1), late(2), late(3)));
  io.println(late(true) && !late(false) || late(false));
}
