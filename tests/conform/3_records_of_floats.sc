// spec 3 methods: functions of records, chained
// run
// out: V { x: 4.0, y: 4.0 }
// out: 4.0 4.0
// out: 2.0 2.0
// out: V { x: 6.0, y: 6.0 }
type V = { x: f64, y: f64 };
function add(a: V, b: V) -> V { return V { x: a.x + b.x, y: a.y + b.y }; }
function scale(v: V, by: f64) -> V { return V { x: v.x * by, y: v.y * by }; }
function main() effects [Io] {
  const v = V { x: 1.0, y: 2.0 }.add(V { x: 1.0, y: 0.0 }).scale(2.0);
  io.println("{}", v);
  const xs: Array<V, 2> = [v, v.scale(0.5)];
  for V { x, y } in xs { io.println("{} {}", x, y); }
  var total = V { x: 0.0, y: 0.0 };
  for x in xs { total = total.add(x); }
  io.println(total);
}
