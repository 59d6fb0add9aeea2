// spec 8 views: what is copied out of a view stays as it was
// run
// out: 1 5
// out: 7 9
function main() effects [Io] {
  var xs: List<i32> = [1, 2];
  match xs[..] {
    [a, ..] -> {
      xs[0] = 5;
      io.println("{} {}", a, xs[0]);
    }
    _ -> {}
  }
  var ys = [7, 8];
  match ys { [a, _] -> { ys[0] = 9; io.println("{} {}", a, ys[0]); } }
}
