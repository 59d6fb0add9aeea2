// spec 3 structure: records and unions as the keys of a map
// run
// out: 3 true true
// out: R { name: "x", k: A } [1]
// out: R { name: "x", k: B { n: 1 } } [2]
// out: R { name: "y", k: A } [3]
type K = | A | B { n: i32 };
type R = { name: String, k: K };
function main() effects [Io] {
  var m: Map<R, List<i32>> = Map.new();
  m.insert(R { name: "x", k: A }, [1]);
  m.insert(R { name: "x", k: B { n: 1 } }, [2]);
  m.insert(R { name: "y", k: A }, [3]);
  io.println("{} {} {}", m.len(), m.contains(R { name: "y", k: A }), m == m.clone());
  for (k, v) in m { io.println("{} {}", k, v); }
}
