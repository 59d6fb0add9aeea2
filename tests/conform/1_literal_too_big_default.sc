// spec 1 literals: a literal without a demanded type is an i32 and must fit it
// reject
// diag: SC0105@5
function main() {
  const x = 2147483648;
}
