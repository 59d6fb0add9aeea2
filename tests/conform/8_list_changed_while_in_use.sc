// spec 8.7: no method changes a list that is viewed or gone through
// reject
// diag: SC0703@11
// diag: SC0703@13
// diag: SC0703@14
// diag: SC0701@15
// diag: SC0703@17
function main() effects [Io] {
  var xs: List<i32> = [1, 2, 3];
  const view = xs[..];
  xs.sort();
  io.println(view);
  for x in xs { xs.insert(0, x); }
  for x in xs { _ = xs.remove(0); }
  const doubled = xs.map(|x| { xs.push(x); return x; });
  var ys: List<i32> = [];
  ys.extend(ys);
}
