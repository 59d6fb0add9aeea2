// reject
// diag: SC0101@8
// diag: SC0101@9
// diag: SC0101@10
// diag: SC0101@11
// What is no token is refused, and what it causes is not reported.
function main() {
  const a = 1 @ 2;
  const é = 3;
  const b = 4; # five
  // a ‮ control that reverses text
}
