// spec 4 constants: not assignable
// reject
// diag: SC0404@6
function main() {
  const x = 1;
  x = 2;
}
