// reject
// diag: SC0605
function counter() -> function() -> i32 {
  var n: i32 = 0;
  return || -> i32 { n += 1; return n; };
}
function main() { const next = counter(); _ = next(); }
