// reject
// diag: SC0603@9
function pick(a: View<i32>, b: View<i32>) -> View<i32> { return if a.len() > 1 { a } else { b }; }
function main() {
  const xs: Array<i32, 2> = [1, 2];
  var keep = xs[..];
  if true {
    const ys: Array<i32, 2> = [3, 4];
    keep = pick(xs[..], ys[..]);
  }
  _ = keep[0];
}
