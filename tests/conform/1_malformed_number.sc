// spec 1 literals: a number without digits or with foreign ones is SC0104
// reject
// diag: SC0104@5
function main() {
  const x = 0b12;
}
