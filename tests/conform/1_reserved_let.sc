// spec 1 keywords: reserved words are refused with advice
// reject
// diag: SC0212@5
function main() {
  let x = 1;
}
