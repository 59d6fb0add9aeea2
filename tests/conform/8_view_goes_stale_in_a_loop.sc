// reject
// diag: SC0703@7
function main() effects [Io] {
  var xs: List<i32> = [1, 2, 3];
  const u = xs[..];
  while xs.len() < 5 { io.println(u[0]);
    xs.push(4);
  }
}
