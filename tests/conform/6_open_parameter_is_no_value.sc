// reject
// diag: SC0605@5
// diag: SC0605@6
function keep(f: function() -> i32) -> i32 {
  const g = f;
  const fs = [f];
  return g();
}
function main() { keep(|| 1); }
