// reject
// diag: SC0201@7
// diag: SC0201@8
// diag: SC0201@11
// Declarations other than constants and variables stand at top level, statements don't.
function main() {
  type T = i32;
  function inner() { work(); }
  work();
}
work();
