// spec 8.6: what one argument looks at, a later one may not change
// reject
// diag: SC0703@9
// diag: SC0703@10
function all(xs: List<i32>, n: i32) -> i32 { return n + i32(xs.len()); }

function main() effects [Io] {
  var xs: List<i32> = [1, 2, 3];
  io.println("{} {}", xs, xs.remove(0));
  io.println(all(xs, xs.remove(0)));
  io.println(all(xs, xs[0]));
}
