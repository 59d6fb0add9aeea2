// spec 8.7: no key is set while the map is gone through or a part of it is viewed
// reject
// diag: SC0703@8
// diag: SC0703@11
// diag: SC0703@14
function main() effects [Io] {
  var m: Map<i32, List<i32>> = Map.from([(1, [1])]);
  for (k, v) in m { m[k + 1] = []; }
  for (k, v) in m { io.println(m[k]); }
  const view = m[1][..];
  m[2] = [];
  io.println(view);
  const other = m[1][..];
  m[1].push(2);
  io.println(other);
}
