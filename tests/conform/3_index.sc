// spec 3 indices: any integer type indexes
// run
// out: 10 20 30 40
function f(xs: View<i32>, a: u8, b: i64, c: usize, d: i32) effects [Io] {
  io.println("{} {} {} {}", xs[a], xs[b], xs[c], xs[d]);
}
function main() effects [Io] { const xs = [10, 20, 30, 40]; f(xs[..], 0, 1, 2, 3); }
