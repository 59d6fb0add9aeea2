// run
// out: abc 321
// out: f1 f2 f3 
// out: 1 + 2 = 3
// out: [2, 2] 2
// out: xy x
// out: P { a: 1, b: 2 }
// out: false true
function main() effects [Async, Io] {
  var trace = "";
  const note = |s: String, n: i32| { trace = trace ++ s; return n; };
  const v = note("a", 300) + note("b", 20) + note("c", 1);
  io.println("{} {}", trace, v);
  const f = |n: i32| { io.print("f{} ", n); return n; };
  const t = (f(1), f(2), f(3));
  io.println("");
  var n = 1;
  const step = || { n += 1; return n; };
  io.println("{} + {} = {}", n, step(), 1 + n);
  n = 0;
  var xs = [0, 0];
  xs[n] = { n += 1; n + 1 };
  xs[n] = { n += 1; n };
  io.println("{} {}", xs, n);
  var s = "x";
  const keep = s ++ { s = "y"; s };
  io.print("{} ", keep);
  io.println({ s = "x"; s });
  io.println(P { a: note("", 1), b: note("", 2) });
  var calls = 0;
  const yes = || { calls += 1; return true; };
  io.println("{} {}", false && yes(), (true || yes()) && calls == 0);
}
type P = { a: i32, b: i32 };
