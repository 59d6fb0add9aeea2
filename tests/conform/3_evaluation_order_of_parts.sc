// spec 3 evaluation: left to right in records, tuples, arrays, calls, comparisons, indices, assignments
// run
// out: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15
type R = { a: i32, b: i32 };
function t(inout log: List<i32>, n: i32) -> i32 { log.push(n); return n; }
function three(a: i32, b: i32, c: i32) -> i32 { return a + b + c; }
function i(inout log: List<i32>, n: i32, v: usize) -> usize { log.push(n); return v; }
function main() effects [Io] {
  var log: List<i32> = [];
  const r = R { b: t(inout log, 1), a: t(inout log, 2) };
  const p = (t(inout log, 3), t(inout log, 4));
  const a = [t(inout log, 5), t(inout log, 6)];
  _ = three(t(inout log, 7), t(inout log, 8), t(inout log, 9));
  _ = t(inout log, 10) < t(inout log, 11);
  var g = [[0, 0], [0, 0]];
  g[i(inout log, 12, 0)][i(inout log, 13, 1)] = t(inout log, 14);
  _ = [1, 2][i(inout log, 15, 0)];
  var out = "";
  for x in log { out = if out == "" { format(x) } else { out ++ " " ++ format(x) }; }
  io.println(out);
}
