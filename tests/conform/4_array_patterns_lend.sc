// spec 4 patterns: an element of a view is only lent
// reject
// diag: SC0410@9
// diag: SC0410@14
function consume(move xs: List<i32>) {}
type R = { v: List<List<i32>> };
function f(xs: View<List<i32>>) {
  match xs {
    [a] -> consume(a);
    _ -> {}
  }
}
function g(xs: List<List<i32>>) {
  match xs {
    [a] -> consume(a);
    _ -> {}
  }
}
function main() {}
