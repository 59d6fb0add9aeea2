// reject
// diag: SC0410@7
function take(move xs: List<i32>) { }
function main() effects [Async] {
  var xs: List<i32> = [1];
  const f = || -> usize { return xs.len(); };
  take(xs); task.scope |s| { s.spawn(f); };
}
