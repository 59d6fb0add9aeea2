// spec 3.23 maps: what a map is made of is the library's
// reject
// diag: SC0405@10
// diag: SC0303@11
// diag: SC0405@12
// diag: SC0405@14
// diag: SC0405@15
function main() effects [Io] {
  const m = Map.from([(1, 2)]);
  io.println(m.entries);
  const n = Map { entries: [], slots: [], live: 0, start: 0 };
  _ = m.raw_find(1, 2);
  const xs: List<i32> = [1];
  _ = xs.raw_at(3);
  const Map { live, .. } = m;
}
