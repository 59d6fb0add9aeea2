// reject
// diag: SC0301
// diag: SC0301
// diag: SC0301
// diag: SC0301
// diag: SC0301
// diag: SC0301
function f(a: int, b: Vec<i32>, c: Option<i32>) -> i32 { return 1; }
function main() effects [Io] {
  println(f(1, [], None));
  const x = null;
  sleep(1s);
}
