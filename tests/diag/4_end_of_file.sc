// reject
// diag: SC0201@6
// The brace that was never closed is pointed at.
function main() {
  work();
