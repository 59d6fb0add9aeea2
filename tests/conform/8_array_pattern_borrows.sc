// spec 8 views: what a pattern binds of a view's elements lies in the view's source
// reject
// diag: SC0703@10
function main() effects [Io] {
  var xs: List<List<i32>> = [[1], [2]];
  const v = xs[..];
  match v {
    [a, ..] -> {
      // the element is still used below
      xs[0].push(3);
      io.println(a);
    }
    _ -> {}
  }
}
