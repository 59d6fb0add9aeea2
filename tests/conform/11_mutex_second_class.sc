// spec 8: what a mutex holds outlives every scope, and no view of it leaves
// reject
// diag: SC0603@9
// diag: SC0603@11
// diag: SC0603@11
// diag: SC0603@13
function main() effects [Async, Io] {
  const xs: List<i32> = [1, 2];
  const m = mutex(xs[..]);
  const list = mutex<List<i32>>([1]);
  const view = list.with |inout l| { l[..] };
  var kept: View<i32> = xs[..];
  list.with |inout l| { kept = l[..]; };
  io.println(kept.len());
}
