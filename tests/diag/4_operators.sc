// reject
// diag: SC0201@10
// diag: SC0201@11
// diag: SC0201@12
// diag: SC0201@13
// diag: SC0201@14
// diag: SC0201@15
// Comparisons and ranges don't chain, `=` is no operator.
function main() {
  const a = 0 < x < 10;
  const b = 1..2..3;
  if x = 1 { }
  x++;
  f(&x);
  const c = .5;
}
