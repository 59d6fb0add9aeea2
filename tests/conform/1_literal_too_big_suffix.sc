// spec 1 literals: literals that don't fit their type are SC0105
// reject
// diag: SC0105@5
function main() {
  const x = 256u8;
}
