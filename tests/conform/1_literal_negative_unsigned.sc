// spec 1 literals: a minus is part of the literal, so an unsigned one can't have it
// reject
// diag: SC0105@5
function main() {
  const x: u32 = -1;
}
