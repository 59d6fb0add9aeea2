// spec 3.23 maps: equal if they have the same keys and values, in whatever order
// run
// out: true false true
// out: false
// out: true
// out: false
// out: true Config { name: "n", options: {"k": 1} }
// out: true {}
type Config = { name: String, options: Map<String, i32> };

function main() effects [Io] {
  const a = Map.from([(1, "x"), (2, "y")]);
  const b = Map.from([(2, "y"), (1, "x")]);
  var c = b.clone();
  io.println("{} {} {}", a == b, a != b, b == c);
  c[3] = "z";
  io.println(b == c);
  _ = c.remove(3);
  io.println(b == c);
  c[1] = "other";
  io.println(a == c);
  const d = Config { name: "n", options: Map.from([("k", 1)]) };
  const e = d.clone();
  io.println("{} {}", d == e, d);
  const empty: Map<i32, i32> = Map.new();
  io.println("{} {}", empty == Map.new(), empty);
}
