// reject
// diag: SC0411@7
// diag: SC0411@11
// diag: SC0411@15
function straight() -> i32 {
  var n: i32;
  return n + 1;
}
function branch(c: Bool) -> i32 {
  var n: i32; if c { n = 1; }
  return n;
}
function captured() -> i32 {
  var n: i32;
  const get = || n;
  n = 1;
  return get();
}
function main() {}
