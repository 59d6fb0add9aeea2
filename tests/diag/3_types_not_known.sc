// reject
// diag: SC0402@8
// diag: SC0402@9
// diag: SC0402@10
// diag: SC0402@11
function nothing<T>() -> i32 { return 0; }
function main() {
  var xs = [];
  const none = None;
  const same = |x| x;
  _ = nothing();
  _ = xs; _ = none; _ = same;
}
