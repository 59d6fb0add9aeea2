// spec 3 indices: a float is none, as a literal either
// reject
// diag: SC0401@9
// diag: SC0401@10
// diag: SC0401@11
// diag: SC0401@13
function main() effects [Io] {
  var xs: List<i32> = [1, 2];
  xs[1.5] = 9;
  _ = xs.remove(1.5);
  io.println(xs[0..1.0]);
  const f = 1.0;
  xs.insert(f, 2);
}
