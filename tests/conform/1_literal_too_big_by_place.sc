// spec 1 literals: literals that don't fit the type their place demands are SC0105
// reject
// diag: SC0105@5
function main() {
  const x: i8 = 128;
}
