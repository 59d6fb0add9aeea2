// spec 2 names: two of the same name in one block are SC0302
// reject
// diag: SC0302@6
function main() {
  const x = 1;
  const x = 2;
}
