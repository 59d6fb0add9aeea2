// spec 8 escape: a view bound by a pattern lives as long as its source
// reject
// diag: SC0603
type S = { v: View<i32> };
function f() -> View<i32> {
  const xs: List<i32> = [1, 2];
  const s = [xs[..], xs[1..]];
  match s { [a, _] -> { return a; } }
}
function main() {}
