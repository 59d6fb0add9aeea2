// spec 3 slices: `x[a..b] x[a..] x[..b] x[..]` of arrays, lists, strings' bytes and views
// run
// out: [20, 30] [20, 30, 40] [10, 20] [10, 20, 30, 40] []
// out: [2, 3] 3
// out: [98, 99] 3
// out: [30]
// out: [20, 30]
function main() effects [Io] {
  const a = [10, 20, 30, 40];
  io.println("{} {} {} {} {}", a[1..3], a[1..], a[..2], a[..], a[4..]);
  const l: List<i32> = [1, 2, 3];
  io.println("{} {}", l[1..], l[..].len());
  const s = "abc";
  io.println("{} {}", s[1..], s[..].len());
  const v = a[1..];
  io.println(v[1..2]);
  io.println(a[1..=2]);
}
