// spec 4 patterns: arrays, lists and views with `..`
// run
// out: empty one 7 two 1 2 ends 1 9
// out: arr 1 3 zeros last 5
function v(xs: View<i32>) -> String {
  return match xs {
    [] -> "empty";
    [a] -> format("one {}", a);
    [a, b] -> format("two {} {}", a, b);
    [a, .., z] -> format("ends {} {}", a, z);
  };
}
function a(xs: Array<i32, 3>) -> String {
  return match xs {
    [0, 0, 0] -> "zeros";
    [1, _, c] -> format("arr 1 {}", c);
    [.., z] -> format("last {}", z);
  };
}
function main() effects [Io] {
  const none: List<i32> = [];
  const four: List<i32> = [1, 2, 3, 9];
  io.println("{} {} {} {}", v(none[..]), v([7][..]), v([1, 2][..]), v(four[..]));
  io.println("{} {} {}", a([1, 2, 3]), a([0, 0, 0]), a([4, 4, 5]));
  const [x, y] = [1, 2];
  assert(x + y == 3);
  if const [p, ..] = four { assert(p == 1); } else { assert(false); }
  const [q, r, ..] = four else { return; };
  assert(q + r == 3);
}
