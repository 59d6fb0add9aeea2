// reject
// diag: SC0102@6
// diag: SC0102@7
// A string ends on its line.
function main() {
  const a = "one;
  const b = 'x;
  const c = 2;
}
