// spec 8 views: `View<mut T>` is moved by binding
// reject
// diag: SC0410@6
function main() effects [Io] {
  var d = [1, 2]; const v: View<mut i32> = d[..]; const w = v;
  v[0] = 1;
  io.println(w.len());
}
