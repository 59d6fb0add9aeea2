// spec 8 no escape: a view may not be put in a variable that lives longer
// reject
// diag: SC0603@5
function f(b: View<i32>) -> usize {
  var v = b; { const a = [1, 2, 3]; v = a[..]; }
  return v.len();
}
function main() { }
