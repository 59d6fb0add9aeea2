// spec 4 statements: they end with `;`
// reject
// diag: SC0201@6
function main() {
  const x = 1
  const y = 2;
}
