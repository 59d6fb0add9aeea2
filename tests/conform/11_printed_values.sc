// spec 11 printed forms: records, variants, lists, tuples, Unit, Bool
// run
// out: P { x: 1, y: 2.0 }
// out: Circle { r: 1.0 } Dot
// out: [1, 2] [] [[1], [2]]
// out: (1, true) ()
// out: Some { value: 1 } None
// out: NotFound { path: "x" } Empty
// out: Wrap { p: P { x: 0, y: 0.5 }, s: [Dot] }
// out: ok 3 err NotFound { path: "y" }
type P = { x: i32, y: f64 };
type S = | Circle { r: f64 } | Dot;
type Wrap = { p: P, s: List<S> };
error NotFound { path: String }
error Empty;
function main() effects [Io] {
  io.println(P { x: 1, y: 2.0 });
  const d: S = Dot;
  io.println("{} {}", Circle { r: 1.0 }, d);
  const none: List<i32> = [];
  io.println("{} {} {}", [1, 2], none, [[1], [2]]);
  io.println("{} {}", (1, true), ());
  const m: i32? = None;
  const n: i32? = Some { value: 1 };
  io.println("{} {}", n, m);
  io.println("{} {}", NotFound { path: "x" }, Empty);
  const good: Result<i32, Empty> = 3;
  const bad: Result<i32, NotFound> = err NotFound { path: "y" };
  io.println(Wrap { p: P { x: 0, y: 0.5 }, s: [Dot] });
  io.println("{} {}", good, bad);
}
